# 사람들에게 알리는 내용: `notify-종류`는 제목, `.text`는 자세한 내용입니다. 네 언어에는 같은 메시지와 같은 인수가 있으며, 테스트가
# 이를 비교합니다.

read-which = ids 또는 until 중 하나만 보내 주십시오.
quiet-hours-empty = 방해 금지 시간은 시작과 끝이 달라야 합니다.

notify-span = { $day }, { $hours }
notify-gap = 이 장비의 다음 빈 시간은 { $from }에 시작합니다.
notify-equivalents = 그 시간에 비어 있는 장비: { $machines }.
notify-several = { $count ->
    [one] { $lab }: 알림 { $count }건
   *[other] { $lab }: 알림 { $count }건
}
notify-hello = 안녕하세요.
notify-settings = 받을 알림과 방법을 선택하세요: { $link }

notify-reservation-confirmation = { $machine } 예약이 완료되었습니다
    .text = 예약하신 시간: { $time }.
notify-reservation-booked = { $machine } 예약이 대신 등록되었습니다
    .text = { $lab } 직원이 예약했습니다: { $time }.
notify-reservation-approved = { $machine } 예약이 확정되었습니다
    .text = { $time }.
notify-reservation-rejected = { $machine } 예약이 거절되었습니다
    .text = { $time }. 직원이 이유를 적었다면 예약에서 볼 수 있습니다.
notify-reservation-expired = { $machine } 예약이 제때 승인되지 않았습니다
    .text = { $time }. 예약이 만료되었습니다. 직원에게 문의하거나 다른 시간을 선택해 주십시오.
notify-reservation-moved = { $machine } 예약이 변경되었습니다
    .text = { $lab } 직원이 변경했습니다. 현재: { $machine }, { $time }.
notify-reservation-cancelled = { $machine } 예약이 취소되었습니다
    .text = { $time }. { $cause ->
        [closure] 그 시간에는 랩이 문을 닫습니다.
        [machine_locked] 장비를 사용할 수 없었습니다.
        [overrun] 앞선 작업이 길어졌습니다.
        [outage] 예약 서비스가 중단되었습니다.
        [not_qualified] 장비에 필요한 교육 이수가 유효하지 않았습니다.
       *[none] 직원이 취소했습니다.
    } 미사용으로 기록되지 않습니다.
notify-reservation-missed = { $machine } 예약을 사용하지 않았습니다
    .text = { $time }. 체크인이 없어 남은 시간은 다른 사람에게 열렸습니다. 올 수 없으면 미리 취소해 주십시오.
notify-reservation-held-open = { $machine } 장비를 아직 사용할 수 없습니다
    .text = 예약: { $time }. { $cause ->
        [machine_locked] 장비가 잠겨 있습니다.
        [overrun] 앞선 작업이 길어지고 있습니다.
       *[outage] 예약 서비스가 중단되었습니다.
    } { $until }까지 체크인할 수 있으며, 사용하지 못해도 미사용으로 기록되지 않습니다.
notify-reservation-reminder = 곧 시작: { $machine }
    .text = 예약: { $time }. 올 수 없으면 취소해 주십시오.
notify-machine-down = { $machine } 장비를 지금 사용할 수 없습니다
    .text = { $count ->
        [one] 이 장비에 예약이 있습니다: { $time }.
       *[other] 이 장비에 예약이 { $count }건 있습니다. 첫 예약: { $time }.
    } 옮기거나 취소할 때까지 예약은 유지됩니다.
notify-machine-back = { $machine } 장비를 다시 사용할 수 있습니다
    .text = 예약은 그대로입니다: { $time }.
notify-reservation-second-person = 두 번째 사람으로 지정되었습니다: { $machine }
    .text = 그 시간에 작업하는 사람이 함께 있어 줄 것을 기대합니다: { $time }. 올 수 없으면 그 사람이나 직원에게 알려 주십시오.
notify-session-taken-over = { $machine } 사용 기록이 종료되었습니다
    .text = 시간이 지나 다음 예약자가 시작했습니다. 끝난 시각이 다르면 사용 기록을 정정해 주십시오.
notify-session-closed-forgotten = { $machine } 사용 기록이 닫혔습니다
    .text = 아무도 끝내지 않아 예상 종료 시각까지로 기록되었습니다. 다르면 사용 기록을 정정해 주십시오.
notify-session-corrected = { $machine } 사용 기록이 정정되었습니다
    .text = 직원이 정정했습니다. 바뀐 내용을 확인해 주십시오.
notify-session-correction-rejected = 정정 요청이 받아들여지지 않았습니다
    .text = { $machine } 사용 기록은 그대로 유지됩니다.
notify-certification-granted = 자격을 얻었습니다: { $what }
    .text = { $state ->
        [ends] { $until }까지 유효합니다.
       *[none] 만료되지 않습니다.
    }
notify-certification-revoked = 자격이 취소되었습니다: { $what }
    .text = 이 자격이 필요한 장비를 사용할 수 없으며, 그 예약도 사용할 수 없습니다. 다시 얻는 방법은 직원에게 문의해 주십시오.
notify-certification-expires-soon = 자격이 곧 만료됩니다: { $what }
    .text = { $until }까지 유효합니다. 다음 교육을 미리 문의해 주십시오.
notify-enrolment-promoted = 교육에 자리가 생겼습니다
    .text = 빈자리가 나서 등록되었습니다. 올 수 없으면 취소해 주십시오.
notify-course-session-cancelled = 교육 일정이 취소되었습니다
    .text = { $time }. 등록하신 일정입니다. 다른 날짜를 선택해 주십시오.
notify-course-session-moved = 교육 일정이 바뀌었습니다: { $what }
    .text = 새 일정: { $time }. 올 수 없으면 자리를 취소해 주십시오.
notify-course-session-reminder = 곧 교육이 있습니다: { $what }
    .text = 교육 시간: { $time }. 올 수 없으면 자리를 취소해 주십시오.
notify-enrolment-created = { $state ->
    [waiting] 교육 대기자로 등록되었습니다: { $what }
   *[enrolled] 교육에 등록되었습니다: { $what }
}
    .text = { $lab } 직원이 등록했습니다: { $time }.
notify-group-booking-created = 그룹 예약이 등록되었습니다: { $what }
    .text = { $time }.
notify-group-booking-cancelled = 그룹 예약이 취소되었습니다: { $what }
    .text = { $time }.
notify-membership-confirmed = { $lab }에 오신 것을 환영합니다
    .text = 가입이 확인되었습니다. 이제 예약할 수 있습니다.
notify-membership-declined = { $lab } 가입이 받아들여지지 않았습니다
    .text = 계정은 유지됩니다. 직원에게 문의해 주십시오.
notify-membership-suspended = { $lab } 이용이 정지되었습니다
    .text = { $until }까지 예약하거나 시작할 수 없습니다. 직원에게 문의해 주십시오.
notify-membership-restored = { $lab }, 다시 이용할 수 있습니다
    .text = 이용 정지가 끝났습니다.
notify-equipment-request-moved = { $state ->
    [under_review] 요청을 검토하고 있습니다
    [flagged] 요청이 후원 대상으로 표시되었습니다
    [published] 요청이 후원 기관에 공개되었습니다
    [pledged] 후원 기관이 지원을 약속했습니다
    [funded] 요청에 지원금이 마련되었습니다
    [ordered] 장비를 주문했습니다
    [delivered] 장비가 도착했습니다
    [in_service] 장비 운영을 시작했습니다
    [reported] 후원 기관에 보고했습니다
    [declined] 요청이 거절되었습니다
    [withdrawn] 요청이 철회되었습니다
   *[answered_otherwise] 요청이 다른 방법으로 해결되었습니다
}
    .text = “{ $what }”. 직접 요청했거나 지지한 요청입니다.
notify-duty-planned = { $lab } 당직이 배정되었습니다
    .text = { $time }.
notify-duty-removed = { $lab } 당직이 해제되었습니다
    .text = { $time }.
notify-reservation-waiting = 승인을 기다리는 예약이 있습니다
    .text = { $machine }, { $time }.
notify-member-waiting = 가입을 기다리는 사람이 있습니다
    .text = 새로운 사람이 { $lab } 회원이 되려고 합니다.
notify-correction-waiting = 결정을 기다리는 정정 요청이 있습니다
    .text = 사용 기록이 실제와 다르다는 요청입니다.
notify-equipment-request-waiting = 새 장비 요청이 들어왔습니다
    .text = “{ $what }” 요청이 검토를 기다립니다.
notify-incident-reported = 고장이 신고되었습니다: { $machine }
    .text = { $state ->
        [safety] 안전에 관한 신고입니다. 장비가 잠겼습니다.
        [major] 심각한 고장입니다. 장비가 잠겼습니다.
       *[minor] 가벼운 고장입니다. 장비를 사용할 수 있습니다.
    }
notify-incident-resolved = 신고하신 고장이 해결되었습니다
    .text = { $machine }. 알려 주셔서 감사합니다.
notify-work-order-opened = 작업 지시가 등록되었습니다: { $machine }
    .text = 해야 할 일을 확인해 주십시오.
notify-stock-item-low = 재고 부족: { $what }
    .text = 재주문 기준까지 줄었습니다.
