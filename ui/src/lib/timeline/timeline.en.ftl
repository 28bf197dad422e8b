timeline-jump = Jump to a month
timeline-jump-entries = { $count ->
    [one] entry
   *[other] entries
}
timeline-jump-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
