# NEMO의 자료를 옮겨 옵니다.
nemo-title = NEMO에서 옮겨 오기
nemo-what = 사람, 장비, 자격, 정지, 예약, 사용 기록을 한꺼번에 옮기거나 하나도 옮기지 않습니다. 같은 파일을 다시 넣어도 바뀌는 것이 없습니다.
nemo-file = 파일 선택
nemo-file-hint = 1MB까지의 JSON. 더 큰 파일은 관리자가 서버에서 옮깁니다.
nemo-how = NEMO 서버에서 만드는 명령:
nemo-take = { $n ->
    [0] 옮길 것이 없음
   *[other] 기록 { $n }건 옮기기
  }
nemo-took = 기록 { $n }건을 옮겼습니다
nemo-stays = { $n }건은 옮기지 않습니다. 이유는 아래에 있습니다.
nemo-kind = 종류
nemo-read = 파일에 있음
nemo-new = 옮길 것
nemo-came = 옮김
nemo-there = 이미 있음
nemo-out = 옮기지 않음
nemo-kind-user = 사람
nemo-kind-tool = 장비
nemo-kind-qualification = 교육 이수
nemo-kind-scheduledoutage = 정지
nemo-kind-reservation = 예약
nemo-kind-usageevent = 사용 기록
nemo-left = 제외한 기록: { $n }
nemo-left-what = 이 종류는 이곳에 둘 자리가 없습니다.
nemo-quarantine = 옮기지 않는 것과 그 이유
nemo-record = { $n }번
