date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday
date-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
