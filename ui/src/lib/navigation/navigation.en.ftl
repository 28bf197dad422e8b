keys-next-row = Next row
keys-previous-row = Row before
keys-done = Done, or kept
keys-snooze = Snooze
