# 예약판에서 직원에게만 보이는 낱말.
board-lead-staff = 빈 시간을 누르면 예약하고, 예약을 누르면 엽니다. 마우스로는 예약 전체나 끝을 끌 수 있습니다.
board-keep = 장비 비워 두기
board-keep-which = 어떤 장비
board-keep-kind = 용도
board-keep-maintenance = 계획된 중단 시간으로 계산됩니다.
board-keep-event = 수업이나 견학: 장비를 쓸 수 있는 시간으로 계산됩니다.
board-keep-reason = 직원만 읽고, 예약판을 보는 사람에게는 보이지 않습니다.
board-keep-in-the-way = 먼저 다음 예약을 옮기거나 취소하세요:
board-kept = 장비 { $n }대를 비워 두었습니다.
board-kept-free = 비워 둔 장비
board-nothing-kept = 비워 둔 장비가 없습니다.
board-give-back = 되돌리기
board-give-back-sure = 네, 다시 예약할 수 있게 합니다
board-given-back = 다시 예약할 수 있습니다.
