search-title = Search or do something
search-within = Search with { $name }
search-results = Results
search-nothing = Nothing in the log, and nothing to do by that name.
search-misunderstood = { $filters }: this filter makes no sense here. Try kind:note, person:name, before:2026-03 or after:2025.
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-more = Show more
search-part-do = Do
search-part-log = In the log
search-part-people = People
search-kind-form = Form
search-kind-addendum = Addendum
search-kind-expectation = Expectation
search-kind-document = Document
search-kind-member = Person
search-kind-note = Note
search-kind-attachment = File
search-key-move = move
search-key-do = do it
search-key-narrow = narrow to a person
search-key-widen = everybody

search-talk-with = Start a talk with { $name }
search-expectation-for = New expectation for { $name }
search-reminder-about = New reminder about { $name }
search-page-of = Open the page of { $name }
search-new-talk = Start a talk
search-new-expectation = New expectation
search-new-reminder = New reminder
search-new-person = Add a person
search-go-today = Go to Today
search-go-people = Go to People
search-go-log = Go to Log
search-go-expectations = Go to Expectations
search-go-documents = Go to Documents
search-go-reminders = Go to Reminders
search-go-settings = Go to Settings
search-go-backups = Go to Backups
search-lock = Lock
search-capture = Capture a line
search-note-about = Write a note about { $name }
