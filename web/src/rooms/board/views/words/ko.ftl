board-lead-week = 날짜 칸을 누르면 그 시각부터 열립니다. ●는 내 예약입니다.
