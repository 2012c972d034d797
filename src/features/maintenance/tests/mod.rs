mod due;
