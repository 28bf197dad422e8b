reminders-title = Reminders
reminders-shown = Which reminders
reminders-upcoming = Upcoming
reminders-settled = Done
reminders-none-settled = Nothing done yet
reminders-waiting = Waiting
reminders-soon = This week and next
reminders-later = Later
reminders-none = Nothing to remind you of
reminders-none-why = Follow-ups of talks and review dates of expectations come here by themselves.
reminder-key-snooze = Later

reminder-done = Done
reminder-skip = Let it go
reminder-skip-this = Skip this time
reminder-more = { $what }: more actions
reminder-done-toast = Done
reminder-skipped-toast = Skipped
reminder-snoozed-toast = It comes again: { $when }
reminder-was-due = put off, was due { $when }
reminder-kind-follow-up = follow-up of a talk
reminder-kind-review = review of an expectation
reminder-kind-free-text = your own reminder
reminder-kind-talk = talk as agreed

reminder-state-done = done
reminder-state-skipped = let go
reminder-reopen = Take up again
reminder-reopened-toast = It is open again

reminder-new = New reminder
reminder-new-verb = Remind me
reminder-saving = Saving
reminder-text = What
reminder-text-hint = Only you see this, and only in here.
reminder-text-missing = Write what you want to be reminded of.
reminder-repeats = How often
reminder-about = About
reminder-about-nobody = Nobody in particular
reminder-first = First on { $day } at { $time }.
reminder-created-toast = You will be reminded
reminder-once = Once
reminder-daily = Every day
reminder-workdays = Every working day, Monday to Friday
reminder-weekly = Every { $weekday }
reminder-fortnightly = Every two weeks on { $weekday }
reminder-monthly = Every month on day { $day }
reminder-last-day = On the last day of the month
reminder-nth = On the { $nth ->
    [1] first
    [2] second
    [3] third
   *[other] fourth
} { $weekday } of the month
reminder-last = On the last { $weekday } of the month
reminder-yearly = Every year on { $date }

reminder-others = What others could see
reminder-notice-from = Kept
reminder-notice-one = A follow-up is due
reminder-notice-several = 4 things are due
reminder-others-why = No names, no topics, no promises. Everything else stays in here.
reminder-usual = The usual time
reminder-usual-text = Reminders without a time of their own come at { $time }.
reminder-usual-change = Change it
reminder-closed = When Kept is closed nothing can remind you. What falls due meanwhile stands here when you open it again.
