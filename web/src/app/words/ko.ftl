app-skip = 본문으로 건너뛰기
app-menu = 메뉴
app-account = 계정
app-language = 언어
app-choose-lab = 랩 선택
app-labs-none = 볼 수 있는 랩이 없습니다.
app-labs-make = 첫 번째 랩 만들기
app-change-lab = 다른 랩

nav-today = 오늘
nav-board = 예약판
nav-find = 찾기
nav-my = 내 예약
nav-requests = 장비 요청
nav-manage = 관리
nav-funding = 후원 기관
nav-sign-in = 로그인
nav-register = 처음이세요?
nav-sign-out = 로그아웃
nav-profile = 프로필
nav-inbox = { $n ->
    [0] 알림
   *[other] 알림, 읽지 않음 { $n }
  }
nav-training = 교육

page-not-found = 페이지가 없습니다
page-not-found-what = 주소가 오래되었거나 잘못 입력되었을 수 있습니다.
page-not-yours = 볼 수 없는 페이지입니다
page-not-yours-what = { $for ->
    [staff] 랩 직원을 위한 페이지입니다.
    [manager] 랩 관리자를 위한 페이지입니다.
    [funder] 후원 기관과 랩 관리자를 위한 페이지입니다.
   *[other] 보려면 로그인하세요.
  }
page-home = 처음으로

say-loading = 불러오는 중…
say-offline = 연결이 끊겼습니다. { $time } 기준 내용입니다.
say-renewing = { $time } 기준입니다. 새로 확인하는 중…
say-unreachable = 서비스에 연결할 수 없습니다
say-unreachable-what = 연결을 확인하세요. 입력한 내용은 사라지지 않습니다.
say-no-answer = 서비스가 응답하지 않습니다
say-no-answer-what = 사용이 몰렸거나 업데이트 중일 수 있습니다. 잠시 후 다시 시도하세요. 입력한 내용은 사라지지 않습니다.
say-kept-out = 요청이 서비스에 도달하지 못했습니다
say-kept-out-what = 중간에서 거부되었습니다(코드 { $status }). 다시 시도하거나 다른 네트워크를 이용하세요.
say-broken = 이 페이지에 문제가 생겼습니다
say-broken-what = 페이지를 새로 고친 뒤 다시 시도하세요. 반복되면 랩 직원에게 알려 주세요.
say-again = 다시 시도
say-sending-again = 연결이 불안정해 다시 보내는 중 ({ $number })…
say-fate-unknown = 처리되었는지 알려 주는 응답이 오지 않았습니다. 다시 보내기 전에 확인하세요.
say-fate-look = 예약되었는지 확인
say-lab-time = 랩 현지 시간, { $zone }
say-request-id = 직원용: { $id }
say-definition = 정의 보기

do-cancel = 취소
do-close = 닫기
do-save = 저장
do-back = 뒤로
do-next = 다음
do-undo = 되돌리기
do-renew = 새로 고침
do-more = 더 보기
do-confirm = 확인
do-search = 검색
field-required = 필수
field-wrong = 적은 내용을 확인하세요
field-optional = 선택
field-reason = 사유
field-from = 시작
field-until = 끝
field-day = 날짜

sign-in-again = 로그인이 만료되었습니다
sign-in-again-what = 계속하려면 로그인하세요. 입력한 내용은 그대로 있습니다.

status-in-service = 사용 가능
status-degraded = 제한적 사용
status-out-of-service = 사용 중지
status-retired = 폐기

role-student = 학생
role-technician = 기술 직원
role-manager = 관리자
role-funder = 후원 기관
role-device = 장치
role-admin = 시스템 관리자

time-today = 오늘
time-tomorrow = 내일
time-yesterday = 어제
time-minutes = { $n }분
time-hours = { $n }시간
time-hours-minutes = { $h }시간 { $m }분
time-until = { $time }까지
time-day-change = 다음 날

reservation-pending = 승인 대기
reservation-confirmed = 예약됨
reservation-checked-in = 사용 중
reservation-completed = 완료
reservation-cancelled = 취소됨
reservation-rejected = 거절됨
reservation-expired = 응답 없이 만료
reservation-no-show = 미사용

purpose-coursework = 수업 과제
purpose-thesis = 학위 논문
purpose-research = 연구
purpose-personal = 개인 프로젝트
purpose-startup = 창업
purpose-outreach = 홍보·체험
purpose-training = 교육
purpose-engineering = 엔지니어링

block-reservation = 예약됨
block-walk-in = 사용 중
block-maintenance = 점검
block-event = 행사
block-work-order = 수리
block-hold = 보류
block-buffer = 준비 시간

outcome-success = 성공
outcome-failure = 실패
outcome-aborted = 중단
outcome-unknown = 미기재

process-PBF = 분말 용융 적층
process-MEX = 필라멘트 출력
process-VPP = 레진 출력
process-MJT = 재료 분사
process-BJT = 접착제 분사
process-DED = 직접 에너지 적층
process-SHL = 판재 적층
process-laser_cutting = 레이저 절단
process-cnc_milling = CNC 밀링
process-cnc_turning = CNC 선반
process-waterjet_cutting = 워터젯 절단
process-edm = 방전 가공
process-vinyl_cutting = 비닐 절단
process-pcb_fabrication = 회로 기판 제작
process-electronics = 전자
process-metrology = 측정
process-characterisation = 재료 시험
process-scanning = 3D 스캔
process-casting = 주조
process-woodworking = 목공
process-welding = 용접
process-sewing = 재봉
process-furnace = 가열로
process-other = 기타

material-polymer = 플라스틱
material-metal = 금속
material-ceramic = 세라믹
material-composite = 복합재
material-wood = 목재
material-paper = 종이
material-textile = 직물
material-leather = 가죽
material-glass = 유리
material-stone = 석재
material-sand = 모래
material-wax = 왁스
material-other = 기타

sign-in-name = 이메일, 전화번호 또는 학번
sign-in-name-hint = 전화번호는 +996으로 시작합니다.
sign-in-password = 비밀번호
sign-in-shared = 공용 기기입니다
sign-in-shared-hint = 10분간 사용하지 않으면 로그아웃되고 아무것도 저장되지 않습니다.
