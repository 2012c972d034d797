board-lead-week = Tap a day to open it at that hour. ● marks what is yours.
