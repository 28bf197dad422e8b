documents = Documents
documents-none = No documents yet
documents-none-why = A document is made when an expectation or a filed form is handed over for signing.
documents-check = Check a file
documents-checking = Checking
documents-says-it-is = It says that it is “{ $title }”, version { $version }.
documents-show-it = Show it in Kept
documents-with-member = With { $name }
documents-handed-back = Waiting for you
documents-withdrawn = Withdrawn

document-keys = Document
document-version = version { $version }
document-ending-signed = Signed
document-ending-signed-with-comment = Signed, with a comment
document-ending-declined = Declined, with a reason
document-state-with-member = With { $name }, not sealed
document-state-handed-back = Waiting for your signature
document-state-withdrawn = Withdrawn, never sealed
document-go-on = Go on signing

document-seal = Seal
document-seal-checking = Checking the seal
document-seal-intact = Sealed and intact
document-seal-foreign = Sealed by another vault
document-seal-broken = Does not match
document-seal-unchecked = Sealed, not checked
document-broken = This file is not the one that was sealed. Open a backup from before it changed.
document-checked = Checked at { $time }
document-checking = Checking
document-verify = Verify
document-save = Save a copy
document-print = Print
document-sealed-by = The seal names { $name }, { $when }.
document-seal-means = The seal shows that the file has not changed. It does not prove who a person is, and the times are this computer’s clock.

document-offer = { $name } has no copy yet
document-fingerprint = Fingerprint
document-fingerprint-copy = Copy
document-fingerprint-copied = Fingerprint copied.
document-fingerprint-not-copied = The fingerprint could not be copied.
document-words-mean = The same eight words stand on the printed copy.
document-signers = Signers
document-said-agree = I agree
document-said-received-not-agree = Received, I do not agree
document-said-decline = I decline to sign
document-commented = with a comment
document-medium-pen = pen on screen
document-medium-touch = finger on screen
document-medium-mouse = mouse on screen
document-medium-typed = name typed
document-copies = Copies that left this computer
document-copy-file = Saved as a file
document-copy-print = Printed
document-expectation = The expectation and its tasks
document-form = The form and what was added to it

document-pages = Pages
document-page = Page
document-record = Signing record
document-page-of = page { $page } of { $count }
document-next-page = Next page
document-previous-page = Previous page
document-size = Size of the page
document-larger = Larger
document-smaller = Smaller
document-fit = Fit the window
document-fits = Fits
document-percent = { $percent } %

document-leave-file = Save a copy
document-leave-print = Print
document-leave-about = This leaves the vault:
document-leaves-pages = { $count ->
    [one] The sealed paper “{ $title }”, one page
   *[other] The sealed paper “{ $title }”, { $count } pages
}
document-leaves-signed = { $name }’s answer in their own words, and both signatures
document-leaves-declined = { $name }’s reason for declining, and your signature
document-leaves-record = The signing record: names, times, device and fingerprint
document-stays-expectation-agreement = Your worry, how sure they are, and everything else in the vault stay here.
document-stays-form = What is only for you in the form, and everything else in the vault, stay here.
document-leave-file-note = A saved file is not encrypted. Whoever has it can read it.
document-leave-print-note = Kept notes that it was printed, not for whom.
document-leaving-file = Saving
document-leaving-print = Printing
document-saved = Saved as { $name }.
document-printing = Handed to the printer.
