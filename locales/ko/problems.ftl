# 문제 안내문. `code-*`: 코드의 제목, `.what`: 무슨 일인지, `.remedy`: 어떻게 하면 되는지.

## 단위와 시간

unit-days = { $count ->
    [one] { $count }일
   *[other] { $count }일
}
unit-hours = { $count }시간
unit-minutes = { $count }분
date = { $year }년 { $month ->
    [1] 1월
    [2] 2월
    [3] 3월
    [4] 4월
    [5] 5월
    [6] 6월
    [7] 7월
    [8] 8월
    [9] 9월
    [10] 10월
    [11] 11월
   *[12] 12월
} { $day }일
moment = { $year }년 { $month ->
    [1] 1월
    [2] 2월
    [3] 3월
    [4] 4월
    [5] 5월
    [6] 6월
    [7] 7월
    [8] 8월
    [9] 9월
    [10] 10월
    [11] 11월
   *[12] 12월
} { $day }일 { $time }

## 코드

code-malformed-json = 본문이 올바른 JSON이 아닙니다
    .what = 요청 본문을 JSON으로 읽을 수 없습니다.
    .remedy = 표시된 줄과 열을 고쳐 다시 보내 주십시오.
code-invalid-parameter = 요청 매개변수가 올바르지 않습니다
    .what = 주소의 매개변수를 알 수 없거나, 빠졌거나, 형식이 다릅니다.
    .remedy = 표시된 매개변수를 고쳐 주십시오. 전체 목록은 API 문서에 있습니다.
code-invalid-header = 헤더가 올바르지 않습니다
    .what = 요청 헤더의 형식이 다릅니다.
    .remedy = 표시된 헤더를 고쳐 주십시오.
code-malformed-request = 요청이 올바르지 않습니다
    .what = 요청을 읽을 수 없습니다.
    .remedy = 주소, 헤더, 본문을 확인해 주십시오.
code-not-signed-in = 먼저 로그인해 주십시오
    .what = 누구신지 알아야 하는 기능입니다.
    .remedy = 로그인해 주십시오. 프로그램은 액세스 토큰을 보냅니다: Authorization: Bearer …
code-invalid-credentials = 로그인 정보가 올바르지 않습니다
    .what = 이 이름과 비밀번호에 맞는 계정이 없습니다.
    .remedy = 둘 다 확인해 주십시오. 비밀번호를 잊으셨으면 랩 관리자에게 문의해 주십시오.
code-invalid-token = 토큰이 더 이상 유효하지 않습니다
    .what = 토큰이 만료, 사용 또는 취소되었거나 이 서비스의 것이 아닙니다.
    .remedy = 다시 로그인하거나 액세스 토큰을 갱신해 주십시오.
code-not-allowed = 권한이 없습니다
    .what = 현재 역할로는 할 수 없습니다.
    .remedy = 랩 관리자에게 문의해 주십시오.
code-cross-site = 다른 사이트에서 온 요청입니다
    .what = 세션 쿠키로는 서비스 자체 페이지에서만 변경할 수 있습니다.
    .remedy = 서비스 페이지를 이용해 주십시오. 프로그램은 Authorization: Bearer를 보냅니다. 운영자: Origin이 public_url 설정과 같아야 합니다.
code-not-found = 찾을 수 없습니다
    .what = 존재하지 않거나 볼 수 없는 항목입니다.
    .remedy = 주소나 ID를 확인하고, 본인의 것이면 로그인해 주십시오.
code-method-not-allowed = 여기서는 이 메서드를 쓸 수 없습니다
    .what = 주소는 있지만 이 메서드는 제공하지 않습니다.
    .remedy = 제공하는 메서드는 Allow 헤더를 보십시오.
code-not-acceptable = 요청한 형식을 제공하지 않습니다
    .what = Accept 헤더에 이 주소가 제공하는 형식이 없습니다.
    .remedy = API 문서에 있는 형식을 요청하거나 헤더를 빼 주십시오.
code-slot-taken = 이미 사용 중인 시간입니다
    .what = 그 시간의 전부 또는 일부에 장비가 이미 잡혀 있습니다.
    .remedy = 다음 빈 시간, 다른 시간 또는 다른 장비를 선택해 주십시오.
code-machine-in-use = 장비가 사용 중입니다
    .what = 장비에서 사용 세션이 진행 중입니다.
    .remedy = 끝날 때까지 기다리거나 다른 장비를 선택해 주십시오.
code-session-overlaps = 그 시간에 다른 세션이 있습니다
    .what = 장비에는 한 번에 하나의 세션만 있으며, 그 시간에 다른 세션이 기록되어 있습니다.
    .remedy = 그 세션이나 본인 세션의 시간을 고쳐 주십시오.
code-insufficient-stock = 재고가 부족합니다
    .what = 요청한 양보다 남은 재고가 적습니다.
    .remedy = 남아 있는 만큼만 쓰거나 먼저 새로 입고하세요.
code-invalid-transition = 지금은 할 수 없는 단계입니다
    .what = 변경하려는 항목이 그럴 수 있는 상태가 아닙니다.
    .remedy = 다시 불러와 상태를 확인해 주십시오.
code-not-eligible = 아직 추천할 수 없습니다
    .what = 후원 기관에 보이기에는 요청의 근거가 부족합니다.
    .remedy = 부족하다고 표시된 것을 모아 주십시오: 공백의 근거, 지지하는 사람, 구체적인 필요.
code-request-closed = 지금은 지지를 받지 않는 요청입니다
    .what = 초안이거나 이미 끝난 요청입니다.
    .remedy = 상태를 확인하고 열려 있는 요청을 찾아 주십시오.
code-last-manager = 연구실에 관리자가 없게 됩니다
    .what = 정지되지 않은 다른 관리자가 이 연구실에 없습니다.
    .remedy = 먼저 다른 사람을 관리자로 지정해 주십시오.
code-already-exists = 이미 있습니다
    .what = 같은 이름, 번호 또는 태그가 이미 있습니다.
    .remedy = 다른 것을 선택하거나 있는 것을 이용해 주십시오.
code-too-many-files = 파일이 너무 많습니다
    .what = 둘 수 있는 만큼의 파일이 이미 있습니다.
    .remedy = 필요 없는 파일을 지운 뒤 다시 보내 주십시오.
code-email-taken = 이미 사용 중인 이메일입니다
    .what = 이 이메일로 만든 계정이 있습니다.
    .remedy = 로그인하거나 다른 주소를 사용해 주십시오.
code-no-mail = 여기서는 메일을 보내지 않습니다
    .what = 이 설치에는 메일 서버가 설정되어 있지 않습니다.
    .remedy = 새 비밀번호를 위한 일회용 코드를 랩 관리자에게 요청해 주십시오.
code-idempotency-in-progress = 같은 요청이 아직 처리 중입니다
    .what = 같은 Idempotency-Key의 요청이 아직 처리 중입니다.
    .remedy = 잠시 후 다시 보내면 응답을 받습니다.
code-stale = 그 사이에 변경되었습니다
    .what = 보신 뒤에 다른 사람이 변경했습니다.
    .remedy = 다시 불러와 변경을 되풀이해 주십시오.
code-too-large = 본문이 너무 큽니다
    .what = 본문은 1 MiB까지 보낼 수 있습니다.
    .remedy = 줄이거나 나누어 보내 주십시오.
code-unsupported-media-type = 지원하지 않는 콘텐츠 형식입니다
    .what = 이 주소는 그런 형식의 본문을 읽지 않습니다.
    .remedy = API 문서에 있는 형식으로 보내 주십시오. 대개 application/json입니다.
code-invalid-fields = 일부 항목이 올바르지 않습니다
    .what = 본문의 항목이 빠졌거나, 알 수 없거나, 형식이 다릅니다.
    .remedy = 표시된 항목을 모두 고쳐 다시 보내 주십시오.
code-in-the-past = 이미 지난 시간입니다
    .what = 시작되었거나 지난 시간은 예약할 수 없습니다.
    .remedy = 더 나중 시간을 선택해 주십시오.
code-suspended = 회원 자격이 정지되었습니다
    .what = 랩 회원 자격이 현재 정지되어 있습니다.
    .remedy = 랩 직원과 상의해 주십시오.
code-not-qualified = 이 장비는 교육이 필요합니다
    .what = 지금과 시작 시각에 모두 유효한 교육 이수가 필요합니다.
    .remedy = 랩에 다음 교육을 문의하거나 교육이 필요 없는 장비를 선택해 주십시오.
code-unsupervised = 지켜볼 사람이 없습니다
    .what = 이 장비는 규칙이 요구하는 사람이 있을 때만 사용합니다: 당직 직원, 감독자 또는 두 번째 사람.
    .remedy = 당직표에 맞는 시간을 선택하거나 두 번째 사람을 지정해 주십시오.
code-minor-alone = 미성년자는 혼자 할 수 없습니다
    .what = 미성년자는 보호자 동의서가 있어야 혼자 올 수 있고, 위험 장비로 표시된 장비는 혼자 사용할 수 없습니다.
    .remedy = 성인을 두 번째 사람으로 지정하거나, 동의서를 가져오거나, 다른 장비를 선택해 주십시오.
code-checklist-not-acknowledged = 점검 목록이 먼저입니다
    .what = 이 장비를 시작하기 전에 점검 목록의 항목을 확인해야 합니다.
    .remedy = 목록을 확인한 뒤 checklist_acknowledged와 함께 다시 시작해 주십시오.
code-approval-required = 승인 후에만 사용하는 장비입니다
    .what = 이 장비를 사용하려면 관리자의 승인이 필요합니다.
    .remedy = 예약하고 승인을 기다리거나 직원에게 시작을 부탁해 주십시오.
code-machine-out-of-service = 사용할 수 없는 장비입니다
    .what = 장비가 고장, 수리, 잠금 또는 폐기 상태입니다.
    .remedy = 다른 장비를 선택하거나 언제 다시 쓸 수 있는지 직원에게 문의해 주십시오.
code-off-grid = 예약 단위에 맞지 않는 시간입니다
    .what = 이 장비의 예약은 자정부터 일정한 간격으로 시작하고 끝납니다.
    .remedy = 시작과 끝을 그 간격에 맞춰 주십시오.
code-too-short = 예약이 너무 짧습니다
    .what = 이 장비에는 최소 예약 시간이 있습니다.
    .remedy = 더 길게 예약해 주십시오.
code-too-long = 예약이 너무 깁니다
    .what = 이 장비에는 한 번에 예약할 수 있는 최대 시간이 있습니다.
    .remedy = 더 짧게, 또는 나누어 예약해 주십시오.
code-too-little-notice = 시작이 너무 이릅니다
    .what = 이 장비는 미리 예약해야 합니다.
    .remedy = 더 나중에 시작하도록 선택해 주십시오.
code-too-far-ahead = 너무 먼 날짜입니다
    .what = 예약은 정해진 일수 앞까지만 받습니다.
    .remedy = 더 이른 날을 선택하거나 나중에 다시 시도해 주십시오.
code-closed = 그 시간에는 랩이나 장비가 닫혀 있습니다
    .what = 그 시간의 전부 또는 일부에 랩이나 장비가 닫혀 있습니다.
    .remedy = 다른 시간을 선택해 주십시오.
code-outside-opening-hours = 운영 시간이 아닙니다
    .what = 그 시간 내내 랩이 열려 있지는 않습니다.
    .remedy = 운영 시간 안에서 선택해 주십시오.
code-quota-exceeded = 한도를 모두 사용했습니다
    .what = 이 예약을 더하면 한 사람의 한도를 넘습니다.
    .remedy = 예약을 사용하거나 취소하거나 다른 주를 선택해 주십시오.
code-too-late-to-cancel = 취소하기에 너무 늦었습니다
    .what = 취소할 수 있는 기한이 지났습니다.
    .remedy = 랩 직원에게 부탁해 주십시오. 직원은 아직 취소할 수 있습니다.
code-too-early = 체크인하기에 너무 이릅니다
    .what = 체크인은 예약 직전에 열립니다.
    .remedy = 체크인이 열리면 다시 와 주십시오.
code-check-in-closed = 체크인 시간이 끝났습니다
    .what = 정해진 시간 안에 체크인하지 않았습니다.
    .remedy = 장비가 비어 있으면 새로 시작하거나 다른 시간을 예약해 주십시오.
code-override-reason-needed = 예외에는 사유가 필요합니다
    .what = 규칙의 예외는 사유가 있어야 하며, 사유는 보관됩니다.
    .remedy = override_reason을 보내 주십시오.
code-idempotency-key-reused = 다른 본문에 쓰인 키입니다
    .what = 이 Idempotency-Key는 다른 본문과 함께 사용되었습니다.
    .remedy = 새 요청에는 새 키를 사용해 주십시오.
code-period-not-complete = 아직 끝나지 않은 기간입니다
    .what = 끝난 달, 분기, 연도 단위의 통계만 볼 수 있습니다.
    .remedy = 끝난 달, 분기 또는 연도의 첫날부터 마지막 날 다음 날까지로 요청해 주십시오. 월별로는 끝난 달이면 몇 달이든 요청할 수 있습니다.
code-grouping-not-allowed = 이 분류는 제공되지 않습니다
    .what = 더 작은 집단은 개인을 드러낼 수 있습니다.
    .remedy = 여기서 허용되는 분류 중 하나로 요청해 주십시오.
code-weak-password = 너무 쉬운 비밀번호입니다
    .what = 짧거나 흔하거나 본인 이름으로 된 비밀번호입니다.
    .remedy = 본인에게만 의미 있는 몇 개의 단어를 사용해 주십시오.
code-precondition-required = 어느 버전을 바꾸는지 알려 주십시오
    .what = 버전이 없으면 다른 사람의 변경이 사라질 수 있습니다.
    .remedy = 보신 버전의 ETag를 If-Match로 보내 주십시오.
code-too-many-requests = 요청이 너무 많습니다
    .what = 정해진 시간에 받을 수 있는 것보다 많은 요청이 왔습니다.
    .remedy = 응답에 적힌 시간만큼 기다린 뒤 다시 시도해 주십시오.
code-internal = 서비스에 문제가 생겼습니다
    .what = 이 요청의 ID로 기록되었습니다.
    .remedy = 다시 시도하시고, 계속되면 그 ID를 랩 관리자에게 알려 주십시오.
code-unavailable = 서비스가 바쁘거나 데이터베이스가 응답하지 않습니다
    .what = 아무것도 변경되지 않았습니다.
    .remedy = 잠시 후 다시 시도해 주십시오.

## 본문과 항목

body-to-mend = 본문을 고쳐야 합니다. “errors”를 보고 다시 보내 주십시오.
fields-to-mend = 다음을 고쳐 다시 보내 주십시오: { $fields }.
send-json = 본문을 application/json으로 보내 주십시오.
send-csv = 파일을 text/csv로 보내 주십시오.
body-cut-short = 본문이 끝까지 오지 않았습니다. 다시 보내 주십시오.
body-not-utf8 = 본문의 { $byte }번째 바이트가 UTF-8이 아닙니다.
body-not-json = { $line }번째 줄 { $column }번째 열: JSON이 아닙니다.
body-with-nul = 텍스트에 NUL 문자를 쓸 수 없습니다.
changed-at-once = 다른 사람이 같은 것을 변경하고 있습니다. 다시 시도해 주십시오.
too-many = { $window }에 최대 { $quota }회입니다. { $wait_seconds ->
    [one] { $wait_seconds }초
   *[other] { $wait_seconds }초
} 기다린 뒤 다시 시도해 주십시오.
idempotency-key-form = Idempotency-Key: 보이는 ASCII 문자 1~255자, 따옴표는 있어도 없어도 됩니다.
if-match-unreadable = If-Match를 읽을 수 없습니다. 받은 ETag를 그대로 보내 주십시오.
field-unknown = 그런 항목은 없습니다. 철자를 확인해 주십시오.
field-required = 꼭 필요한 항목입니다.
field-invalid = 맞지 않는 값입니다. API 문서에서 이 항목을 확인해 주십시오.
field-names-nothing = 존재하지 않거나 볼 수 없는 항목입니다. ID를 확인해 주십시오.
field-one-of = 다음 중 하나를 입력해 주십시오: { $choices }.
field-type = { $type ->
    [string] 텍스트를
    [integer] 정수를
    [number] 숫자를
    [boolean] true 또는 false를
    [array] 목록을
    [object] 항목이 있는 객체를
    [null] null을
   *[several] 다른 종류의 값을
} 입력해 주십시오.
field-at-most = { $limit } 이하로 입력해 주십시오.
field-below = { $limit } 미만으로 입력해 주십시오.
field-at-least = { $limit } 이상으로 입력해 주십시오.
field-above = { $limit } 초과로 입력해 주십시오.
field-within = { $min }에서 { $max } 사이의 숫자를 입력해 주십시오.
field-characters-at-most = { $limit ->
    [one] { $limit }자
   *[other] { $limit }자
} 이하로 써 주십시오.
field-characters-at-least = { $limit ->
    [one] { $limit }자
   *[other] { $limit }자
} 이상 써 주십시오.
field-entries-at-most = { $limit ->
    [one] { $limit }개
   *[other] { $limit }개
} 이하로 입력해 주십시오.
field-entries-at-least = { $limit ->
    [one] { $limit }개
   *[other] { $limit }개
} 이상 입력해 주십시오.
field-repeats = 같은 것은 한 번만 입력해 주십시오.
field-too-precise = 소수 자릿수가 너무 많습니다.
field-instant = 시차를 포함한 시각을 입력해 주십시오. 예: 2026-09-01T09:00:00+06:00
field-date = 날짜를 입력해 주십시오. 예: 2026-09-01
field-wall-time = 00:00부터 24:00까지의 시각을 입력해 주십시오. 예: 09:00
field-id = ID를 입력해 주십시오. 예: 019a1b2c-3d4e-7f50-8a61-728394a5b6c7
field-email = 이메일 주소를 입력해 주십시오. 예: aida@example.org
field-link = https://로 시작하는 주소를 입력해 주십시오.
field-not-blank = 공백이 아닌 내용을 써 주십시오.
field-without-spaces = 공백 없이 써 주십시오.
field-slug = 영문 소문자와 숫자, 그 사이에 붙임표 하나씩만 쓸 수 있습니다. 예: fablab-bishkek
field-currency = 통화를 영문 대문자 세 자로 입력해 주십시오. 예: KGS
field-country = 국가를 영문 대문자 두 자로 입력해 주십시오. 예: KG
field-form = 요구하는 형식이 아닙니다. API 문서에서 이 항목을 확인해 주십시오.
field-not-removable = 지울 수 없는 항목입니다. 값을 보내거나 항목을 빼 주십시오.
text-in-one-language = 한 가지 이상의 언어로 써 주십시오.
end-after-start = 끝은 시작보다 나중이어야 합니다.
must-lie-ahead = 앞으로의 시각이어야 합니다.
reason-needed = 사유를 써 주십시오. 이 단계에는 사유가 필요합니다.

## 요청 매개변수: 기대하는 값

parameter = 매개변수 “{ $name }”: { $expected }.
expect-utf8 = UTF-8 텍스트여야 합니다
expect-known = 그런 매개변수는 없습니다. 있는 것: { $choices }
expect-choice = 다음 중 하나를 입력해 주십시오: { $choices }
expect-given = 꼭 필요합니다
expect-once = 한 번만 입력해 주십시오
expect-whole-number = 정수를 입력해 주십시오
expect-whole-number-within = { $min }에서 { $max } 사이의 정수를 입력해 주십시오
expect-number = 숫자를 입력해 주십시오
expect-true-false = true 또는 false를 입력해 주십시오
expect-id = ID를 입력해 주십시오. 예: 019a1b2c-3d4e-7f50-8a61-728394a5b6c7
expect-instant = 시차를 포함한 시각을 입력해 주십시오. 예: 2026-09-01T03:00:00Z
expect-date = 날짜를 입력해 주십시오. 예: 2026-09-01
expect-readable = 읽을 수 없는 값입니다. API 문서를 확인해 주십시오
expect-cursor = 앞 페이지의 “next” 값을 사용해 주십시오
expect-after = “{ $other }”보다 나중이어야 합니다
expect-days-after = “{ $other }”부터 최대 { $days }일까지입니다
expect-together = “{ $first }”, “{ $second }”는 함께 입력하거나 둘 다 빼 주십시오
expect-characters = 최대 { $max }자입니다
expect-process = PBF나 laser_cutting 같은 공정 코드를 입력해 주십시오
expect-year-within = { $first }년부터 { $last }년까지의 날짜를 입력해 주십시오
expect-portfolio-status = 포트폴리오에는 추천 이후 단계의 요청만 있습니다
report-too-long = 보고서는 최대 { $days }일까지입니다. 더 짧은 기간을 요청해 주십시오.
formats-offered = 제공 형식: { $types }.

## 예약

refused-in-the-past = 이미 지난 시간입니다. 현재 시각: { $now }. 더 나중 시간을 선택해 주십시오.
refused-already-started = 이미 시작된 예약입니다. 이제 끝만 바꿀 수 있습니다.
refused-suspended = 회원 자격이 { $until }까지 정지되었습니다. 랩 직원과 상의해 주십시오.
refused-not-qualified = 이 장비는 지금과 시작 시각에 모두 유효한 교육 이수가 필요한데, 아직 없습니다. 랩에 다음 교육을 문의해 주십시오.
refused-not-qualified-next = 이 장비는 지금과 시작 시각에 모두 유효한 교육 이수가 필요한데, 아직 없습니다. 다음 교육은 { $next }에 시작합니다. 신청해 주십시오.
refused-not-qualified-level = 이 장비는 지금과 시작 시각에 모두 유효한 { $level } 등급 이상의 교육 이수가 필요한데, 아직 없습니다. 랩에 다음 교육을 문의해 주십시오.
refused-not-qualified-level-next = 이 장비는 지금과 시작 시각에 모두 유효한 { $level } 등급 이상의 교육 이수가 필요한데, 아직 없습니다. 다음 교육은 { $next }에 시작합니다. 신청해 주십시오.
refused-without-staff = 이 장비는 직원이 당직일 때만 사용하는데, 이 시간 전체에 당직자가 없습니다. 다른 시간을 선택해 주십시오.
refused-without-supervisor = 이 장비는 감독자가 당직일 때만 사용하는데, 이 시간 전체에 감독자가 없습니다. 다른 시간을 선택해 주십시오.
refused-without-second-person = 이 장비는 혼자 사용할 수 없습니다. 함께 있을 두 번째 사람이 누구인지 지정해 주십시오.
second-person-is-another = 두 번째 사람은 작업하는 사람과 달라야 합니다.
second-person-once = 두 번째 사람은 식별자나 이메일 주소 중 하나로만 지정해 주십시오.
second-person-unavailable = 이 회원은 지금 두 번째 사람이 될 수 없습니다. 다른 사람을 지정해 주십시오.
no-member-of-address = 이 주소를 쓰는 활동 중인 회원이 랩에 없습니다. 그 사람이 로그인할 때 쓰는 주소를 물어보십시오.
refused-hazard-for-minor = 위험 장비라 미성년자는 혼자 사용할 수 없습니다. 성인을 두 번째 사람으로 지정하거나 다른 장비를 선택해 주십시오.
refused-without-guardian-consent = 혼자 와도 된다는 보호자 동의서가 없습니다. 랩에 가져오거나 성인을 두 번째 사람으로 지정해 주십시오.
guardian-consent-stands = 이 목적의 동의서가 이미 있습니다. 먼저 철회해 주십시오.
adult-within-years = 성인이 되는 날을 입력해 주십시오: 앞으로 { $years }년 이내.
refused-approval-required = 승인 후에만 사용하는 장비입니다. 예약하고 관리자를 기다리거나 직원에게 시작을 부탁해 주십시오.
refused-out-of-service = 사용할 수 없는 장비입니다. 다른 장비를 선택해 주십시오.
refused-off-grid = 자정부터 { $grid } 간격에 맞춰 시작하고 끝내 주십시오.
refused-too-short = 최소 { $least } 이상 예약해 주십시오.
refused-too-long = 한 번에 최대 { $most }까지 예약할 수 있습니다.
refused-too-little-notice = 최소 { $notice } 전에 예약해 주십시오. 가장 이른 시작: { $earliest }.
refused-too-far-ahead = 예약은 { $days ->
    [one] { $days }일
   *[other] { $days }일
} 앞, { $latest }까지 받습니다.
refused-closed = 그 시간에는 랩이나 장비가 닫혀 있습니다. 다른 시간을 선택해 주십시오.
refused-past-closing = 랩이 그 전에 닫습니다. 이 시작 시각부터는 { $latest }까지 있을 수 있습니다.
refused-outside-hours = 그 시간 내내 랩이 열려 있지는 않습니다. 그날 운영 시간: { $open }.
refused-not-open-that-day = 그날은 랩이 열지 않습니다. 다른 날을 선택해 주십시오.
refused-quota-of-reservations = 한 번에 예약 { $limit ->
    [one] { $limit }건
   *[other] { $limit }건
}까지 가질 수 있으며 현재 { $used }건입니다. 먼저 하나를 사용하거나 취소해 주십시오.
refused-quota-of-minutes = { $week }에 시작하는 주에는 { $limit }까지 예약할 수 있습니다. 이미 { $used }, 이번 요청은 { $asked }입니다. 줄이거나, 하나를 취소하거나, 다른 주를 선택해 주십시오.
refused-too-early = 체크인은 { $opens }에 열립니다.
refused-check-in-closed = 체크인이 { $closed }에 끝났습니다. 장비가 비어 있으면 새로 시작해 주십시오.
refused-too-late-to-cancel = 시작 { $notice } 전인 { $latest }까지 취소할 수 있었습니다. 랩 직원에게 문의해 주십시오.
refused-cancel-after-start = 예약이 { $start }에 시작되어 더는 취소할 수 없습니다. 랩 직원에게 문의해 주십시오.
refused-transition = 할 수 없습니다. 예약 상태: { $status ->
    [pending] 승인 대기
    [confirmed] 확정
    [checked_in] 사용 중
    [completed] 완료
    [cancelled] 취소됨
    [rejected] 거절됨
    [expired] 만료됨
   *[no_show] 불참
}.
refused-in-use = 다른 사람이 이 장비를 사용 중입니다. 예상 종료: { $expected_end }. 기다리거나 다른 장비를 선택해 주십시오.
refused-in-use-take-over = 다른 사람이 이 장비를 사용 중입니다. { $from }부터 take_over: true를 보내 넘겨받을 수 있습니다.
refused-taken = 그 시간에는 장비가 이미 잡혀 있습니다. 다른 시간이나 장비를 선택해 주십시오.
refused-taken-next = 그 시간에는 장비가 이미 잡혀 있습니다. 다음 빈 시간: { $next }부터. 나머지는 next_gaps를 보십시오.
staff-may-override = 직원은 예외로 할 수 있습니다. override_reason에 사유를 보내 주십시오.
override-by-staff-only = 규칙의 예외는 랩 직원만 정합니다. override_reason을 빼거나 직원에게 예약을 부탁해 주십시오.
taken-a-moment-ago = 방금 다른 사람이 이 시간을 예약했습니다. 다시 보고 다른 시간을 선택해 주십시오.
blackout-too-long = 사용 중지는 최대 { $days }일까지입니다.
machine-or-class = 장비를 지정하거나, 아무 장비나 좋으면 machine_class를 지정해 주십시오.
machine-and-class = 장비와 machine_class 중 하나만 지정해 주십시오.
class-without-machine = 이 분류에는 랩 장비가 없습니다.
no-such-machine = 랩에 그런 장비가 없습니다.
group-needs-field = 이 종류의 그룹에는 이 항목이 필요합니다.
group-has-no-field = 이 종류의 그룹에는 없는 항목입니다. 빼 주십시오.
group-archived = 보관된 그룹이라 더 이상 예약할 수 없습니다.
not-of-group = 이 사람은 그룹의 책임자가 아닙니다. 교사, 팀장 또는 팀원을 지정해 주십시오.
group-booking-cancelled = 취소된 예약입니다.
group-booking-ahead = 아직 시작하지 않았습니다. 시작한 뒤에 온 사람을 기록해 주십시오.
part-of-group-booking = 그룹 예약의 일부라 따로 옮길 수 없습니다. 그룹 예약을 취소하고 다시 예약해 주십시오.
group-refused = 요청한 장비 { $asked }대 중 { $refused }대를 쓸 수 없어 한 대도 예약하지 않았습니다.
refused-quota-of-group = { $week }부터 한 주에 그룹 전체가 { $limit }까지 예약할 수 있습니다. 이미 { $used } 예약되어 있고 이번에 { $asked } 더 요청했습니다. 시간이나 장비를 줄이거나 다른 주를 선택해 주십시오.
sign-in-for-qualified = 사용 자격이 있는 장비를 보려면 로그인해 주십시오.

## 사용

session-in-the-future = 아직 오지 않은 시각입니다. 세션은 이미 있었던 일을 기록합니다.
session-ends-before-start = 세션은 시작하기 전에 끝날 수 없습니다.
session-needs-both-times = 지난 세션에는 두 시각이 모두 필요합니다.
session-still-open = 세션이 아직 열려 있습니다. ended_at을 함께 보내거나 세션을 끝내 주십시오.
session-open-then = 그 시간에 장비에서 세션이 열려 있습니다. 먼저 끝내야 합니다.
session-overlaps = 그 시간에 장비의 다른 세션이 있습니다. 그 세션이나 본인 세션의 시간을 고쳐 주십시오.
session-overlaps-that = 그 시간에 장비의 다른 세션이 있습니다: { $from } – { $until }. 그 세션이나 본인 세션의 시간을 고쳐 주십시오.
session-has-ended = 이미 끝난 세션입니다. 달랐던 점은 정정으로 알려 주십시오.
correction-changes-nothing = 바뀌는 것이 없습니다. 달랐던 점을 입력해 주십시오.
correction-decided = 이미 결정된 정정입니다.
past-session-needs-none = 지난 세션에는 필요 없습니다. 이 항목을 빼 주십시오.
staff-say-when-it-began = 진행 중인 세션의 시작 시각은 직원만 정합니다. 지금 시작하려면 이 항목을 빼 주십시오.
member-must-join-first = 이 사람은 랩 회원이 아닙니다. 먼저 가입해야 합니다.
no-such-reservation-there = 이 장비에 이 회원의 그런 예약이 없습니다.

## 사람

not-a-member = 아직 이 랩의 회원이 아닙니다. 먼저 가입하거나(POST /api/v1/labs/…/join) 직원에게 문의해 주십시오.
join-first = 아직 이 랩의 회원이 아닙니다. 먼저 가입해 주십시오: POST /api/v1/labs/{ $lab }/join.
join-by-code = 이 랩은 코드로 가입합니다. 직원에게 코드를 물어 “code”로 보내 주십시오.
no-such-member = 랩에 그런 회원이 없습니다. 회원 목록을 확인해 주십시오.
duty-of-staff-only = 랩 직원만 당직을 섭니다. 기술자나 관리자를 지정해 주십시오.
duty-too-long = 당직은 최대 { $days }일까지입니다. 여러 번으로 나누어 주십시오.
own-role = 자기 역할은 스스로 올릴 수 없습니다. 시스템 관리자에게 문의해 주십시오.
role-not-for-people = 기기는 장비와 함께 등록합니다. 다른 역할을 선택해 주십시오.
phone-form = 국가 번호와 함께 써 주십시오: +996 555 123456.
phone-taken = 이 전화번호로 만든 계정이 있습니다. 로그인하거나 다른 번호를 사용해 주십시오.
one-way-to-sign-in = email, phone, 또는 lab과 함께 student_number 중 하나만 보내 주십시오.
number-with-lab = student_number와 lab은 함께 보내야 합니다.
sign-out-of-what = refresh_token을 보내거나 로그인한 상태로 요청해 주십시오.
register-without-lab = 그런 랩이 없습니다. 빼고 등록한 뒤 나중에 가입해 주십시오.
wrong-password = 본인의 비밀번호가 아닙니다.
has-admin = 이미 시스템 관리자가 있습니다. 필요한 것을 문의해 주십시오.
many-sign-in = 지금 많은 사람이 로그인하고 있습니다. 잠시 후 다시 시도해 주십시오.
password-too-short = 8자 이상 사용해 주십시오. 몇 개의 단어가 좋은 비밀번호가 됩니다.
password-too-long = 256자 이하로 사용해 주십시오.
password-common = 가장 먼저 추측되는 비밀번호입니다. 본인에게만 의미 있는 몇 개의 단어를 사용해 주십시오.
password-personal = 본인 이름이나 이메일을 비밀번호로 쓰지 마십시오.

## 랩, 장비, 교육

slug-taken = 다른 랩이 쓰는 짧은 이름입니다. 다른 것을 선택해 주십시오.
slug-like-an-id = 짧은 이름은 ID처럼 보이면 안 됩니다. 단어를 선택해 주십시오.
time-zone-unknown = IANA 시간대 이름을 입력해 주십시오. 예: Asia/Bishkek
join-code-needed = 코드 가입에는 코드가 필요합니다. 정해서 나눠 주십시오.
no-such-qualification = 랩에 그런 자격이 없습니다. 자격 목록을 확인해 주십시오.
no-machines-of-the-lab = 랩 장비가 아닙니다: { $ids }.
holidays-unknown = 공휴일은 KG의 2022~2027년만 알고 있습니다. 다른 날은 휴무로 직접 입력해 주십시오.
hours-too-early = 1900-01-01 이후의 날을 입력해 주십시오.
closes-before-it-opens = 여는 시각보다 먼저 닫습니다. 밤샘 운영은 24:00까지와 다음 날 00:00부터로 나누어 주십시오.
span-overlaps = 같은 날 { $index }번 구간과 겹칩니다. 하나로 합쳐 주십시오.
grid-divides-a-day = 간격은 자정부터 셉니다. 하루 1440분을 나누는 15, 30, 60 같은 값을 입력해 주십시오.
shortest-above-longest = 최소({ $shortest })가 최대({ $longest })보다 길어집니다.
no-length-on-the-grid = 최소와 최대 사이에 { $grid } 간격에 맞는 길이가 없습니다.
metal-without-metal = metal 재료 분류에만 있는 항목입니다. 빼거나 분류를 고쳐 주십시오.
no-such-class = 랩에 그런 분류가 없습니다. 장비 분류 목록을 확인해 주십시오.
asset-tag-taken = 랩의 다른 장비가 쓰는 자산 번호입니다. 장비마다 다른 번호를 주십시오.
file-empty = 빈 파일입니다. 첫 줄에 열 이름이 있어야 하며, 적어도 make(또는 Brand)와 model이 필요합니다.
file-not-utf8 = { $line }번째 줄이 UTF-8이 아닙니다. “CSV UTF-8”로 저장해 다시 가져와 주십시오.
file-without-columns = 첫 줄에 다음 열이 없습니다: { $columns }. 추가해 주십시오.
file-column-twice = “{ $first }” 열과 “{ $second }” 열은 같은 뜻입니다. 하나만 남겨 주십시오.
file-unreadable = { $line }번째 줄을 CSV로 읽을 수 없습니다. 따옴표를 확인하고 고쳐 다시 가져와 주십시오.
qualification-without-levels = 이 자격에는 등급이 없습니다. 이 항목을 빼 주십시오.
level-beside-qualification = requires_qualification을 함께 보내 주십시오. 등급은 같은 곳에 적힌 자격에 속합니다.
level-name = 등급마다 1~100자의 이름을 주십시오.
level-name-twice = 등급마다 다른 이름을 주십시오.

## 재고

stock-left = 그곳에 { $available } { $unit }만 남아 있습니다.
no-such-item = 이 랩에는 그런 품목이 없습니다. 품목 목록을 확인하세요.
no-such-lot = 이 품목에는 그런 로트가 없습니다. 로트 목록을 확인하세요.
no-such-supplier = 이 랩에는 그런 공급업체가 없습니다. 공급업체 목록을 확인하세요.
no-such-session = 이 랩에는 그런 사용 기록이 없습니다. 사용 목록을 확인하세요.
no-such-work-order = 이 랩에는 그런 작업 지시가 없습니다. 작업 지시 목록을 확인하세요.
item-archived = 보관된 품목입니다. 먼저 되돌리세요: archived: false.
archive-what-is-used-up = 아직 남아 있습니다. 먼저 다 쓰거나 폐기하거나 실사로 없앤 뒤 보관하세요.
below-zero-still = 일부 수량이 0보다 작습니다. 먼저 실사하세요.
barcode-taken = 이 바코드는 다른 품목이 쓰고 있습니다. 품목마다 다른 바코드를 주세요.
lot-code-taken = 이 코드의 로트가 이미 있습니다. 다른 코드를 쓰거나 그 로트를 사용하세요.
supplier-taken = 같은 이름의 공급업체가 있습니다. 그것을 쓰거나 다른 이름을 정하세요.
filament-in-gram-or-metre = 필라멘트는 gram 또는 metre로 셉니다. 이 항목을 빼거나 그 단위를 고르세요.
unit-unrelated = { $unit }(으)로 바꿀 수 없는 단위입니다. 다음 중 하나로 적으세요: { $units }.
quantity-too-small = { $unit }의 1000분의 1보다 적습니다. 더 큰 수를 적으세요.
quantity-too-large = 셀 수 있는 범위를 넘습니다. 더 작은 수를 적으세요.
three-decimals = 소수점 아래 세 자리까지만 적으세요.
only-with-a-receipt = 입고에만 쓰는 항목입니다. 빼세요.
only-with-a-use = 사용, 폐기, 반납에만 쓰는 항목입니다. 빼세요.
only-with-a-transfer = 이동에만 쓰는 항목입니다. 빼세요.
transfer-to-the-same-place = 이미 그곳에 있습니다. 다른 장소를 적으세요.
expiry-needs-a-lot = 유효기한은 로트에 속합니다. 로트를 적으세요.
lot-expires-otherwise = 로트의 유효기한이 다릅니다. 이 항목을 빼거나 로트를 고치세요.
returned-more-than-used = 그 사용에서 쓴 양은 { $used } { $unit }입니다. 그보다 많이 되돌릴 수 없습니다.
order-state = 이 주문은 { $status ->
    [requested] 요청된
    [ordered] 발주된
    [receiving] 입고 중인
    [closed] 마감된
   *[cancelled] 취소된
} 상태라서 할 수 없습니다.
order-has-come = 주문의 일부가 이미 들어왔습니다. 대신 마감하세요.
no-such-line = 이 주문에는 그런 줄이 없습니다. 주문의 줄을 확인하세요.
more-than-ordered = 이 줄에서 더 들어올 양은 { $left } { $unit }입니다.
take-has-ended = 이 재고 실사는 끝났습니다. 새로 시작하세요.
item-or-barcode = stock_item이나 barcode 중 하나로 품목을 적으세요.
count-elsewhere = 이 실사는 다른 장소에서 합니다: { $location }.
count-overlaps = 이 실사의 다른 줄이 같은 물건의 일부를 세고 있습니다. 같은 로트와 장소 기준으로 세세요.
row-not-utf8 = UTF-8 텍스트 파일이 아닙니다. “CSV UTF-8”로 저장해 다시 올리세요.
stock-file-columns = 첫 줄에는 적어도 name, category, unit이 있어야 합니다. 쓸 수 있는 열: { $columns }.
stock-file-column-unknown = “{ $column }” 열은 알 수 없거나 두 번 나옵니다. 쓸 수 있는 열: { $columns }.
row-cell-needed = 이 칸은 꼭 필요합니다.
row-number = 12.5처럼 0보다 크고 소수점 아래 세 자리까지인 수를 적으세요.
row-whole-number = 정수를 적으세요.
row-day = 2027-03-01처럼 날짜를 적으세요.
row-yes-no = true 또는 false로 적으세요.
row-goes-with = “{ $column }”과 함께 적어야 합니다. 둘 다 적거나 둘 다 비우세요.
row-barcode-twice = { $line }번째 줄에 같은 바코드가 있습니다. 고치거나 줄을 지우세요.
row-item-otherwise = { $line }번째 줄에 이미 이 품목이 있습니다. 같은 품목의 다른 줄은 단위가 같고 로트나 위치가 달라야 하며, 같은 로트는 기한이 같아야 합니다. 고치거나 줄을 지우세요.
## 교육 과정

prerequisite-missing = 이 과정은 지금과 시작 시각에 유효한 다른 교육이 먼저 필요합니다. 그 교육부터 받아 주십시오.
course-archived = 이 과정은 더 이상 일정을 잡지 않습니다. 다른 과정을 선택해 주십시오.
course-without-length = 과정에 정해진 길이가 없습니다. 끝나는 시각을 지정해 주십시오.
course-session-too-long = 교육 일정은 최대 { $days }일까지입니다. 여러 번으로 나누어 주십시오.
capacity-below-enrolled = 이미 { $enrolled }명이 신청했습니다. 정원을 그 이상으로 지정해 주십시오.
course-session-ahead = 교육이 아직 시작되지 않았습니다. 시작을 기다려 주십시오.
course-session-running = 교육이 이미 시작되었습니다. 다음 일정을 선택해 주십시오.
course-session-over = 교육이 이미 끝났습니다. 다음 일정을 선택해 주십시오.
course-session-cancelled = 취소된 일정입니다. 다른 일정을 선택해 주십시오.
trainer-does-not-enrol = 강사는 자기 교육에 신청하지 않습니다.
enrolment-left = 이미 취소한 신청입니다. 참석하려면 다시 신청해 주십시오.
own-result = 자기 결과는 스스로 기록할 수 없습니다. 다른 강사에게 부탁해 주십시오.
not-enrolled-there = 이 사람은 이 일정에 자리가 없습니다. 먼저 신청해 주십시오.
passed-without-coming = 참석한 사람만 합격할 수 있습니다. 참석으로 표시하거나 합격을 지워 주십시오.

## 가져오기 기록

row-control-character = 줄바꿈이나 다른 제어 문자가 있습니다. 한 줄로 다시 써 주십시오.
row-text-too-long = { $most }자보다 깁니다. 줄여 주십시오.
row-ragged = 칸은 { $cells }개인데 머리글은 { $columns }개입니다. 쉼표와 따옴표를 확인해 주십시오.
row-without-model = 장비의 모델이 없습니다. 모델을 입력해 주십시오.
row-without-make = 제조사가 없습니다. 장비에 추가해 주십시오.
row-without-technology = 기술도 레이저 종류도 없습니다.
row-with-both = 기술과 레이저 종류가 모두 있습니다.
row-of-several-materials = “{ $written }” 방식은 여러 재료를 다루며, 검증된 목록에 이 장비가 없습니다.
row-with-two-processes = “{ $written }”에 서로 다른 두 공정이 있습니다.
row-process-unknown = 알 수 없는 공정입니다: “{ $written }”.
row-laser-unknown = 알 수 없는 레이저 종류입니다: “{ $written }”.
row-unclassified = 기능 없이 등록됩니다. 공정과 재료 분류를 직접 추가해 주십시오.
row-build-volume = 너비, 깊이, 높이를 밀리미터로 써 주십시오. 예: 250 x 210 x 220
row-left-out = “{ $written }” 값은 제외했습니다.
row-volume-unclear = 밀리미터 단위의 너비, 깊이, 높이가 아닙니다. 크기를 직접 추가해 주십시오.
row-area-unclear = 밀리미터 단위의 너비, 깊이가 아닙니다. 크기를 직접 추가해 주십시오.
row-repeats-machine = 같은 장비가 { $line }번째 줄에 있어 다른 한 대로 셉니다. 두 자산 번호를 모두 쓰거나 줄을 지워 주십시오.
row-repeats-tag = 이 자산 번호는 { $line }번째 줄에 이미 있습니다. 고치거나 줄을 지워 주십시오.
row-repeats-serial = 같은 제조사, 모델, 일련번호가 { $line }번째 줄에 이미 있습니다. 고치거나 줄을 지워 주십시오.
row-without-process = 공정을 쓰거나 세 열을 모두 비워 주십시오.
row-without-material = 재료 분류를 쓰거나 세 열을 모두 비워 주십시오.
row-metals-uneven = 값이 재료 분류보다 많습니다. 같은 순서로 하나씩 써 주십시오.
row-lists-uneven = process와 material_class의 값 개수가 다릅니다. 같은 순서로 하나씩 써 주십시오.
row-value-unknown = “{ $written }”: 알 수 없는 값입니다. 다음 중 하나를 쓰십시오: { $choices }.
row-metal-without-metal = metal 재료 분류에만 있으며 { $class }에는 없습니다. 비우거나 분류를 고쳐 주십시오.
row-column-unknown = “{ $column }” 열은 알 수 없어 제외했습니다. 필요하면 이름을 바꿔 주십시오.
row-tag-taken = 랩의 다른 장비가 자산 번호 “{ $tag }”을(를) 쓰고 있습니다. 고치거나 줄을 지워 주십시오.

## 장비 요청

process-or-material = 공정, 재료 분류 또는 둘 다 지정해 주십시오.
request-has-ended = 끝난 요청입니다. 더 진행할 단계가 없습니다.
request-can-go-to = 여기서 갈 수 있는 상태: { $steps }.
request-under-review = 검토 중이거나 검토가 끝났습니다. 관리자가 바꿀 수 있으며, 새로 시작하려면 철회해 주십시오.
missing-gap = 확인된 공백: { $have }. 최소 { $needed } 필요합니다.
missing-support = 지지하는 사람: { $have }. 최소 { $needed } 필요합니다.
missing-need = 필요를 밝힌 사람: { $have }. 최소 { $needed } 필요합니다.

## 장비 상태

incident-is-resolved = 이미 해결된 고장입니다. 다시 발생했다면 새로 신고해 주십시오.
severity-only-raised = 심각도는 높일 수만 있습니다. 현재는 { $now }입니다. 대신 고장을 해결 처리해 주십시오.
no-such-incident-there = 이 장비에 그런 고장 신고가 없습니다.
safety-by-manager = 안전 관련 고장은 관리자가 해결 처리합니다. 먼저 관리자에게 장비 점검을 요청해 주십시오.
work-order-is-closed = 완료되었거나 취소된 작업입니다. 새 작업을 등록해 주십시오.
planned-work-needs-times = 계획된 작업은 일정을 차지합니다. 시작과 끝을 입력해 주십시오.
work-needs-both-times = 두 시각을 모두 입력하거나 모두 비워 두십시오.
assignee-not-staff = 랩의 기술자나 관리자를 지정해 주십시오.
plan-comes-due = 계획의 기한이 정해지도록 every_days, every_run_hours, every_sessions 중 하나를 입력해 주십시오.
must-not-lie-ahead = 아직 오지 않은 시각입니다. 지난 시각을 입력해 주십시오.
attention-incident-safety = 위험하다고 신고되었습니다. 관리자가 해결할 때까지 장비가 잠깁니다.
attention-incident-major = 심각한 고장으로 신고되었습니다. 해결될 때까지 장비가 잠깁니다.
attention-incident-minor = 가벼운 고장이 신고되었습니다.
attention-machine-locked = 장비가 잠겨 있어 아무도 예약할 수 없습니다.
attention-work-order-overdue = 작업이 끝났어야 할 시각: { $end }.
attention-work-order-waits = { $since }부터 작업이 끝나지 않고 있습니다.
attention-maintenance-unscheduled = 정비할 때가 되었지만 { $length }의 빈 시간을 찾지 못했습니다.
attention-session-open-too-long = { $end }에 끝났어야 할 세션이 아직 열려 있습니다.
attention-session-to-settle = 이 세션 중에 서비스가 중단되었습니다. 세션이 언제 끝났는지 입력해 주십시오.
attention-correction-proposed = 이 세션의 정정 요청이 결정을 기다리고 있습니다.
attention-use-after-closing = { $since }부터 닫힌 시간에 장비가 사용되었습니다.
attention-use-outside-reservation = 예약 없이 장비가 사용되었습니다.
attention-approval-waiting = { $start }에 시작하는 예약이 승인을 기다리고 있습니다.
attention-member-waiting = 랩의 가입 확인을 기다리고 있습니다.
attention-certification-expiring = ‘{ $qualification }’ 자격이 { $end }에 끝납니다.
attention-request-submitted = 이 장비 요청이 검토를 기다리고 있습니다.
attention-stock-low = 구매 기준 이하로 남았습니다.
attention-stock-out = 남은 것이 없습니다.
attention-stock-expiring = { $lot } 로트의 기한이 { $end }에 끝납니다.
attention-course-results-missing = 교육이 { $end }에 끝났지만 모두의 결과가 입력되지 않았습니다.
attention-attendance-missing = 예약이 { $end }에 끝났지만 누가 왔는지 기록되지 않았습니다.
attention-purchase-order-waiting = 이 주문은 발주를 기다리고 있습니다.
attention-purchase-order-overdue = { $since }에 주문했지만 아직 다 오지 않았습니다.
attention-inventory-check-due = { $due }부터 장비 실사가 필요합니다.
attention-warranty-expiring = 보증이 { $end }에 끝납니다.

## 파일

too-many-files = 파일이 이미 { $limit }개 있어 더 둘 수 없습니다. 먼저 하나를 지우십시오.
file-too-large = 파일은 { $limit } MiB까지 보낼 수 있습니다. 더 작은 파일을 보내 주십시오.
file-of-another-kind = PDF도, JPEG나 PNG 사진도 아닙니다. 이 가운데 하나로 저장해 주십시오.
file-damaged = 파일({ $type })을 끝까지 읽을 수 없습니다. 다시 저장하거나 복사해 주십시오.
file-too-many-pixels = 사진이 2억 5천만 화소를 넘습니다. 더 작은 사진을 보내 주십시오.
expect-file-name = 빗금 없이 1~{ $max }자의 이름을 지정하십시오
expect-with-machine = 장비 파일에만 쓸 수 있습니다
expect-no-cursor-with-a-file = 파일에는 모두 들어 있으므로 함께 쓸 수 없습니다

## 자산

inventory-number-taken = 이 랩의 다른 장비가 같은 재물 번호를 쓰고 있습니다. 다른 번호를 지정하십시오.
inventory-check-open = 이 랩의 재물 조사가 진행 중입니다. 이어서 하거나 먼저 마치십시오.
inventory-check-finished = 이 조사는 끝났습니다. 다음 조사를 시작하십시오.
machine-has-left = 이 장비는 이미 랩에서 처분되었습니다.
day-not-ahead = 미래의 날짜일 수 없습니다.
left-before-it-came = 이 장비가 들어온 날은 { $came }입니다. 그 전에 처분될 수 없습니다.
no-such-tag = 이 랩에 그런 태그, 번호, 라벨의 장비가 없습니다.
tag-of-two-machines = 이 태그는 한 장비의 것이고, 이 자산 번호는 다른 장비의 것입니다. 라벨을 스캔하세요.
no-machine-to-label = 라벨을 인쇄할 장비가 없습니다.

## 종이에 인쇄하는 장비 이력카드

passport-title = 장비 이력카드
passport-machine = 장비
passport-tag = 자산 태그
passport-inventory-number = 재물 번호
passport-serial = 일련번호
passport-place = 위치
passport-custodian = 담당자
passport-donor = 기증 또는 지원 기관
passport-donor-agreement = 협약
passport-transfer-act = 인수인계서
passport-invoice = 청구서
passport-cost = 가격
passport-acquired = 취득일
passport-warranty = 보증 기한
passport-restrictions = 제한 사항
passport-left = 처분일
passport-period = { $from }부터 { $until } 전까지의 이용
passport-used = 사용 시간
passport-sessions = 사용 횟수
passport-users = 이용자 수
passport-availability = 가용률
passport-down-planned = 계획된 정지
passport-down-unplanned = 예기치 않은 정지
passport-faults = 멈추게 한 고장
passport-papers = 서류
passport-repairs = 정비 내역
passport-printed = 인쇄일: { $at }
passport-more = 외 { $n }건
passport-day = { $day }
passport-length = { $length }

## /problems 페이지

page-all = 문제와 해결 방법
page-intro = 무언가 되지 않을 때 서비스가 하는 응답과, 그때 하실 일입니다.
page-what = 무슨 일인가요
page-remedy = 어떻게 하나요
page-status = HTTP 상태
page-code = 코드
page-retry = 다시 보내면 되나요?
page-retry-later = 네, 그대로 잠시 후 보내 주십시오.
page-retry-look = 현재 상태를 다시 확인한 뒤에는 됩니다.
page-retry-changed = 그대로는 안 됩니다. 먼저 요청을 바꿔 주십시오.
page-languages = 다른 언어
page-unknown = 이런 코드의 문제는 없습니다. 전체 목록은 아래에 있습니다.

register-by-code = 이 랩은 코드나 랩이 인쇄해 준 쪽지로 가입합니다. 직원에게 문의해 주십시오.
code-worth-nothing = 코드가 잘못 입력되었거나 이미 사용되었거나 기한이 지났습니다. 확인하거나 새 코드를 요청해 주십시오.
consent-needed = 성별과 출생 연도는 동의가 있어야 보관합니다. 먼저 POST /api/v1/me/consents로 동의해 주십시오.
membership-waits = 회원 가입이 랩의 확인을 기다리고 있습니다. 확인 전에는 볼 수만 있고 예약할 수 없습니다.
key-lacks-scope = 이 키에는 { $scope } 범위가 없습니다. 해당 범위가 있는 키를 새로 만들어 주십시오.
key-scopes = 다음 중에서 지정해 주십시오: { $choices }.
key-scope-not-own = { $scope } 범위의 권한이 본인에게 없으므로 키에도 줄 수 없습니다. 빼 주십시오.
key-ends-within = 키의 만료일은 앞으로 { $days }일 이내여야 합니다.
consent-newest-text = 최신 문구는 버전 { $version }입니다. GET /api/v1/consent-texts에서 읽어 주십시오.
year-of-birth = 태어난 해를 적어 주십시오.
nobody-to-claim = 요청하신 사람은 모두 이미 계정을 열었습니다.
student-number-taken = 이 랩의 다른 회원이 같은 학번을 쓰고 있습니다. 둘 다 확인해 주십시오.
member-not-waiting = 이 회원은 확인을 기다리지 않습니다. 이미 확인되었습니다.
member-of-others-too = 이 사람은 시스템 관리자이거나 귀하가 관리하지 않는 랩에 속해 있습니다. 시스템 관리자에게 문의해 주십시오.
slip-in-use = 이 쪽지로 이미 예약이나 사용이 기록되었습니다. POST /api/v1/auth/claim으로 그 계정을 열거나 직원에게 문의해 주십시오.
list-not-utf8 = 파일이 UTF-8 텍스트가 아닙니다. “CSV UTF-8”로 저장하여 다시 보내 주십시오.
list-no-name = 첫 줄에 full_name 열이 없습니다. 열 이름: { $columns }.
list-unknown-column = “{ $column }” 열을 알 수 없거나 두 번 적혔습니다. 열 이름: { $columns }.
list-unreadable = { $line }번째 줄을 CSV로 읽을 수 없습니다. 고쳐서 파일을 다시 보내 주십시오.
list-name = 사람의 이름을 적어 주십시오.
list-too-long = { $limit }자 이내로 줄여 주십시오.
list-email = aida@example.org와 같은 주소를 적어 주십시오.
list-role = student, technician, manager, funder 중 하나를 적거나 비워 두십시오.
list-locale = ky, ru, en, ko 중 하나를 적거나 비워 두십시오.
list-no-way-to-sign-in = 이메일, 전화번호, 학번 중 하나를 적어 주십시오. 그것으로 로그인합니다.
list-two-people = { $one }와(과) { $other }이(가) 서로 다른 두 사람의 것입니다. 하나를 고쳐 주십시오.
list-own-role = 자기 역할은 목록으로 바꿀 수 없습니다.
period-still-open = 이 기간의 사용 또는 예약 { $open }건이 아직 끝나지 않아 수치가 확정되지 않았습니다. 연구실이 마감한 뒤, 또는 기간이 끝나고 일주일 뒤에 다시 요청하세요.
one-filter-only = machine, class, process 중 한 번에 하나로만 조회해 주십시오.
live-streams-all = 열린 스트림이 너무 많습니다. 1분 뒤에 다시 시도해 주십시오.
audit-head-form = 검증에서 표시된 64자리 16진수
metrics-token = metrics_token 설정값을 bearer 토큰으로 보내 주십시오.
live-streams-own = 한 번에 최대 { $most }개의 스트림만 열 수 있습니다. 먼저 하나를 닫아 주십시오.
codes-not-by-key = 키로는 다른 사람의 일을 대신할 수 없습니다. 직접 로그인해 주십시오.
codes-not-for-oneself = 자신의 비밀번호는 현재 비밀번호로 바꿉니다: POST /api/v1/auth/password/change.
erasure-of-oneself = 자신의 계정은 프로필에서 삭제합니다: POST /api/v1/me/erasure.
erasure-their-own = 본인이 직접 요청했습니다. 본인 프로필에서만 취소할 수 있습니다.
account-waits = 먼저 이메일 주소를 확인해 주십시오. 코드가 그 주소로 발송되었습니다.
list-unconfirmed = 이 주소나 번호의 계정이 아직 확인되지 않았습니다. 확인된 뒤 이 줄을 다시 가져와 주십시오.
list-role-by-hand = 이 사람은 이미 계정이 있습니다. student로 받은 뒤, 본인 계정임을 확인하고 역할을 직접 지정해 주십시오.
list-twice = 이 파일의 다른 줄에 같은 주소, 전화번호 또는 학번이 있습니다. 하나를 고쳐 주십시오.
list-other-name = 이 번호나 주소의 회원은 이름이 다릅니다. 줄을 고치거나 회원을 직접 변경해 주십시오.

# Taking over from NEMO.
nemo-not-json = JSON 파일이 아닙니다({ $line }번째 줄). NEMO의 dumpdata가 만든 파일을 보내 주십시오.
nemo-not-nemo = 파일에 NEMO의 기록이 없습니다. NEMO의 dumpdata가 만든 파일을 보내 주십시오.
nemo-without-key = 다시 알아볼 키가 없습니다. 기본 키와 함께 내보내 주십시오.
nemo-twice = 파일에 같은 이름의 기록이 또 있습니다. 잘못된 것을 고쳐 주십시오.
nemo-unreadable = NEMO가 쓰는 형식의 기록이 아닙니다: { $cause }.
nemo-inactive-user = 그곳에서 활성 사용자가 아닙니다. 활성화한 뒤 다시 가져오거나 제외해 주십시오.
nemo-alias = 별도의 장비가 아니라 다른 장비의 별칭입니다. 별도의 장비라면 직접 추가해 주십시오.
nemo-unknown-user = 사용자를 가져오지 못했습니다. 보류된 사용자에서 이유를 확인해 주십시오.
nemo-unknown-tool = 장비를 가져오지 못했습니다. 보류된 장비에서 이유를 확인해 주십시오.
nemo-no-tool = 장비가 아니라 구역이나 자원에 대한 기록입니다. 필요하면 휴무를 직접 추가해 주십시오.
nemo-running = 지금 진행 중입니다. 끝난 뒤 다시 가져와 주십시오.
nemo-still-open = 사용이 끝나지 않았습니다. 그곳에서 끝낸 뒤 다시 가져오거나 직접 기록해 주십시오.
