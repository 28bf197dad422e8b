signing-failed = This paper could not be opened
signing-leave = Back to the documents
signing-version = { $paper }, version { $version }
signing-larger = Larger text
signing-hand-back = Hand back
signing-later = Finish later
signing-paper = The paper
signing-page = Page { $page } of { $count }. Read to the end before you answer.
signing-next = Next page
signing-seen = { $count ->
    [one] You have seen the page.
    [2] You have seen both pages.
   *[other] You have seen all { $count } pages.
}
signing-again = Read again

signing-answer = Your answer
signing-part = This is your part.
signing-part-about = Take your time. { $manager } cannot change the text while you have it, and nothing else is open on this screen.
signing-statement = What do you want to say?
signing-statement-agree = I agree with what is written here.
signing-statement-received-not-agree = I have received it and do not agree.
signing-statement-decline = I decline to sign, and I give a reason.
signing-comment = Your own words
signing-comment-hint = if you like, printed as you write them
signing-reason = Your reason
signing-reason-hint = It is printed as you write it. You do not sign.
signing-signature = Your signature
signing-type-instead = Type my name instead
signing-draw-instead = Draw my signature instead
signing-type = Your name
signing-type-hint = As it stands on the paper: { $name }
signing-clear = Clear
signing-pad-empty = Place for the signature of { $name }, empty
signing-pad-signed = Signature of { $name }
signing-do = Sign and hand back
signing-do-decline = Decline and hand back
signing-answering = Saving your answer
signing-lacks = Before that:
signing-lack-read = read to the end of the last page
signing-lack-statement = choose what you want to say
signing-lack-reason = write your reason
signing-lack-signature = sign on the line or type your name
signing-means-agree = Signing shows that you received this. It shows that you agree only because you marked “I agree”. You get a copy.
signing-means-received-not-agree = Signing shows that you received this. It does not show that you agree. You get a copy.
signing-means-decline = Your reason is printed instead of a signature. You get a copy.

signing-thanks = Thank you, { $name }.
signing-hand-to = Please hand the computer to { $manager }.
signing-said-none = Nothing was answered. What was typed so far stays until { $manager } takes the computer back.
signing-said-agree = You agreed. Please hand the computer back to { $manager }. Your answer is saved and can no longer be changed here.
signing-said-agree-comment = You agreed, with a comment. Please hand the computer back to { $manager }. Your answer is saved and can no longer be changed here.
signing-said-received-not-agree = You received it and do not agree. Please hand the computer back to { $manager }. Your answer is saved and can no longer be changed here.
signing-said-received-not-agree-comment = You received it and do not agree, and said why. Please hand the computer back to { $manager }. Your answer is saved and can no longer be changed here.
signing-said-decline = You declined, and gave a reason. Please hand the computer back to { $manager }. Your answer is saved and can no longer be changed here.
signing-passphrase = { $manager }’s passphrase
signing-passphrase-hint = Kept stays closed until it is entered.
signing-passphrase-empty = Type { $manager }’s passphrase.
signing-passphrase-wrong = That is not it.
signing-show-again = Show the document again
signing-read-on = Read on
signing-take-back = Take back
signing-taking-back = Taking back
signing-wait = { $seconds ->
    [one] Wait { $seconds } second
   *[other] Wait { $seconds } seconds
}
signing-copy-next = A copy for { $name } is offered once it is sealed.

signing-witness = The witness
signing-witness-part = A witness signs first
signing-witness-about = Let the witness sign here. You sign after that.
signing-witness-too = A witness signs too
signing-witness-name = Name of the witness
signing-witness-role = Role, if you like
signing-witness-do = Sign as a witness
signing-witnessing = Signing
signing-witness-lack-name = write the name of the witness
signing-witness-lack-signature = sign on the line or type the name
signing-witness-means = Once signed, this can no longer be changed here.
signing-witness-signed = Was there and signed

signing-seal-part = Your part, { $manager }
signing-seal-said = { $name } said
signing-seal = Sign and seal
signing-sealing = Sealing
signing-seal-lacks = Sign on the line or type your name.
signing-seal-means-expectation-agreement = After this nothing in the paper can be changed. A change is a new version.
signing-seal-means-form = After this nothing in the paper can be changed. What comes later is added to the form.
signing-unanswered = { $name } has not answered yet. Hand the screen over again, or withdraw the paper.
signing-hand-over-again = Hand over again
signing-handing-over = Handing over
signing-withdraw = Withdraw
signing-withdrawing = Withdrawing
signing-withdraw-title = Withdraw this paper?
signing-withdraw-about-expectation-agreement = The expectation is a draft again. That the paper was handed over stays in the journal.
signing-withdraw-answered-expectation-agreement = The expectation is a draft again, and what { $name } answered is not sealed. That the paper was handed over stays in the journal.
signing-withdraw-about-form = The form stays filed as it is, unsigned. That the paper was handed over stays in the journal.
signing-withdraw-answered-form = The form stays filed as it is, and what { $name } answered is not sealed. That the paper was handed over stays in the journal.
signing-sealed = Sealed.
