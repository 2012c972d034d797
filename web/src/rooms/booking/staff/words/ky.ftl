# Ээлөөдө кызматкерлерге гана көрүнгөн сөздөр.
book-for = Ким үчүн
book-for-myself = Өзүм үчүн; башка киши болсо, атын жазыңыз
book-person-none = Мындай аттагы киши жок
book-person-gone = Мурунку катышуучу
book-override = Эрежеден четтөө себеби
book-override-hint = Ал журналда сакталат.
