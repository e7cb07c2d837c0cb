"""The words everybody uses, one per thing: in code, SQL, pages and documents.

series   a show                            bible     the operator's files of a series
slot     a time at which an episode is     episode   fills a slot
         owed                              stage     plan, shoot, assemble, remember, deliver
plan     the Director's script: six        scene     one place and time, about 30 s, a chapter
         scenes of shots                   shot      one camera view
take     one rendition of a shot           attempt   one call inside a take
retry    another attempt, nothing          retake    another take after a refusal or a poor grade:
         creative changes                            seed or prompt changes
verdict  approved, retake, failed          grade     a quality number; a gate is a threshold on it
generator  the plugin class                backend   a configured generator
cast     the ordered backends, the last    footage   a usable media file with its receipt
         one offline
master   the finished episode              deliverables  what is published with it
canon    facts of aired episodes           recall    the slice of canon handed to the Director
thread   an open story question            charge    a ledger line; a reservation is money held
budget   a ceiling                         operation one paid remote call
air      commit canon and publish          lease     the right to do a piece of long work
"""
