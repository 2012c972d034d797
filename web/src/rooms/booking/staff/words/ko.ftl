# 예약할 때 직원에게만 보이는 낱말.
book-for = 누구를 위한 예약인가요
book-for-myself = 본인, 다른 사람이면 이름 입력
book-person-none = 그런 이름이 없습니다
book-person-unsettled = 아직 아무도 선택하지 않았습니다. 찾은 사람 중에서 고르거나 칸을 비우세요.
book-person-gone = 탈퇴한 회원
book-override = 규칙 예외 사유
book-override-hint = 감사 기록에 남습니다.
