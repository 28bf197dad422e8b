row-next = Next row
row-previous = Row before
