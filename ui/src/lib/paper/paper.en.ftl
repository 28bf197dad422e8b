paper-page = Page { $page } of { $pages }
paper-coming = The page is being laid out
paper-go-to = Go to “{ $field }”
paper-leaving-choice = Goes along if you tick it
