"""Riddles for when the operator's threads are all answered, the first half.

Each has a `question`, a `topic` and an `answer`; `opening`, three times `step` (its synopsis is what
is found out and then the short form of it) and `finale`. `{who}` is behind it, `{friend}` is who it
is done for. What follows `!` chooses the obstacle, the thing and the time of a turn.
"""

TEXT = """
@lamp
topic: the lamp at {place}
question: Who leaves a lamp burning at {place}, night after night?
answer: {Who} lights it for whoever comes home last, and has never said so, because {who} once came home to no light at all.
doing: leaving a lamp burning at {place}
token: a little lamp
= opening | mysterious | A Light Left On
~ Somebody leaves a lamp on at {place}.
lead: There's a light on at {place}. // Look. There's a lamp burning at {place}.
mate: There's nobody there. There's never anybody there. // At this hour? Nobody's there at this hour.
lead close: Somebody lit it. // Lamps don't light themselves.
= step | mysterious | The Same Minute
~ The lamp at {place} is lit at the same minute every evening. // The lamp comes on at the same minute every evening.
! obstacle waiting
! thing the little lamp
lead: There. To the minute. // It's the same minute as yesterday. Exactly.
mate: So it isn't forgotten. It's kept. // Nobody forgets that punctually.
= step | mysterious | Good Oil
~ The lamp at {place} burns the best oil, which nobody can afford to waste. // The lamp burns the very best oil.
! obstacle dark
! thing the oil of the lamp
mate: Smell that. It's the good oil. // That's not cheap, that oil.
lead: You don't spend that on nobody. // So it's for somebody who matters.
= step | tender | Which Way It Faces
~ The lamp has been turned so that it can be seen from the road home, and from nowhere else. // The lamp can only be seen from the road home.
! obstacle astray
! thing the little lamp
lead: You can't see it from anywhere but here. // From here you see it. Three steps on, it's gone.
mate: And here's where you walk when you're late. // And this is the way home.
lead sad close: It isn't for them. It's for us. // Then it's for whoever's last.
= finale | tender warm | For Whoever Comes Last
~ {Who} lights the lamp for whoever comes last.
! obstacle stakeout
! thing the little lamp
! time night
who shy: I hoped nobody would notice. | dry: You weren't meant to be looking at the lamp. | grand: One was merely passing. With oil. | precise: You have found my lamp. It is switched on out of habit. | gruff: Hmph. Can't a body light a lamp? | shy: It's me. Um. It's only a lamp.
lead: Every night? For which of us? | dry: Who's it for?
who: For whoever comes last. I came home to a dark window, once. | gruff: Whoever's last. I know what a dark house looks like. | grand: For the last one in. One was that, once. It was dark.
mate tender: That's the nicest thing anybody ever didn't tell us. // And we never said thank you to a lamp.

@thread
topic: the blue threads
question: Who ties little blue threads to things all over the place?
answer: {Who} ties one wherever something good has happened, so as to be able to find the spot again.
doing: tying blue threads to things
token: a spool of blue thread
= opening | playful | A Blue Thread
~ Somebody ties blue threads to things.
lead: Did you tie this here? // Somebody's tied a thread to it. A blue one.
mate: No. There's one on the gate as well. // Not me. I've seen another. On a door.
lead: And on that. Look. They're everywhere.
= step | mysterious | Seventeen Knots
~ There are seventeen blue threads, all tied with the same small knot. // There are seventeen threads, and one and the same knot.
! obstacle trail
! thing a line of blue threads
mate: Seventeen. The same knot each time. // That makes seventeen. It's always that knot.
lead: So it's always the same hands.
= step | mysterious | The Newest One
~ The newest thread is at {place}, where they all laughed themselves silly only yesterday. // The newest thread is where we laughed so yesterday.
! obstacle memory
! thing the newest thread
lead: This one's new. It wasn't here yesterday. // This wasn't here before.
mate thinking: What happened here yesterday? // What did we do here, yesterday?
lead: We laughed till we had to sit down.
= step | tender | The One That Was Taken Away
~ One thread has been untied again, at the spot where two friends fell out. // One thread was taken away where there'd been a quarrel.
! obstacle dark
! thing an untied thread
mate: There was one here. You can see the mark. // This one's been undone.
lead: Wasn't there that quarrel, just here? // That's where they stopped speaking.
mate sad: So it's about us. All of it.
= finale | warm tender | Where It Was Good
~ {Who} ties the threads where it was good.
! obstacle unwilling
! thing a spool of blue thread
! keeper who
who: I tie one where something good happened. | dry: Fine. It's me. I mark the good bits. | grand: One keeps a record. In thread. | precise: Each thread is one good event. I have run low on thread. | shy: It's where it was, um. Nice. | gruff: Marks the good spots. Memory's not what it was.
lead: So that you can find it again?
who: Things look so ordinary afterwards. | dry: You forget. Then you walk past a string, and don't. | precise: The places do not keep a trace. I thought that unfair. | gruff: Else you'd walk right by.
mate happy: Then you'd better tie one here. // Have you got one left? For just here?

@stones
topic: the pile of stones
question: Who lays a stone on the pile at {place} every morning?
answer: {Who} lays one for every day of not wanting to be anywhere else.
doing: laying a stone on that pile every morning
token: a pile of stones
= opening | mysterious | One More Than Yesterday
~ The pile of stones at {place} grows by one each day. // That pile of stones grows by one each day.
lead: That pile's grown. // There's one more stone on that than yesterday.
mate: You counted the stones? // Stones don't do that.
lead: Every day there's one more.
= step | mysterious | Round Ones
~ The stones on the pile come from far off; there are none like them at {place}. // The stones don't come from here at all.
! obstacle crowd
! thing the pile of stones
mate: There's no stone like that round here. // That isn't from here. Not one of them is.
lead: So somebody carries them in. One a day. // Somebody walks a long way for a stone.
= step | mysterious | The Missing Days
~ On some days there is no stone, and those were the bad days. // On the bad days, there was no stone.
! obstacle trial
! thing the list of days
lead: No stone on the ninth. None on the tenth. // There are gaps. Look, here, and here.
mate: What was on the ninth? // That's when everything went wrong.
lead: That's when everybody was cross with everybody. // So, no stone for a bad day.
= step | tender | A Very Small One
~ Yesterday's stone is the smallest of all, and it has been polished. // Yesterday's stone was tiny, and polished.
! obstacle high
! thing the topmost stone
mate: That's hardly a stone. It's a crumb. // Look how small yesterday's is.
lead: But somebody's polished it. // Yesterday was hardly a good day. But it was one.
= finale | tender warm | A Stone a Day
~ {Who} lays a stone for every good day.
! obstacle waiting
! thing the pile of stones
! time morning
who surprised: You're up early. | dry: This isn't what it looks like. It's a stone. | grand: One was taking the air. With a stone. | precise: You have found stone two hundred and six. | gruff: Can't sleep? Nor can I. | shy: Oh. Um. Good morning.
lead: What are they for? // Why a stone a day?
who: One for every day I didn't want to be anywhere else. | dry: One for each day I didn't wish I was elsewhere. | grand: One for each day on which one would not have been elsewhere. | precise: One per day on which elsewhere did not occur to me. | gruff: One for each day I was glad to be here. | shy: It's for when I was, um. Glad to be here.
mate: That's a lot of stones. // That's a very big pile.
who happy: I know. I had to start a second.

@mended
topic: {friend}'s missing things
question: Who takes {friend}'s things away at night and brings them back mended?
answer: {Who} cannot bear to see {friend} with broken things, nor to be thanked for mending them.
doing: mending {friend}'s things in the night
token: a pot of golden glue
= opening | mysterious comic | Taken, Brought Back
~ Something of {friend}'s vanished, and came back mended.
lead: {Friend} lost a cup yesterday. It's back. // {Friend}'s old cup is back on the shelf.
mate: Good, isn't it? // So? Cups come back.
lead thinking: It had a crack. Now it hasn't.
= step | mysterious | As Good As New
~ Everything that comes back to {friend} has been mended with gold-coloured glue. // Everything comes back mended with golden glue.
! obstacle mixup
! thing a mended cup
mate: You can see the join. It's gold. // Look, along the crack. Gold.
lead: Somebody wanted it to be nicer than before. // That's more trouble than a new cup.
= step | mysterious | Only the Loved Ones
~ Only those things disappear that {friend} is really fond of. // Only the things {friend} loves are taken.
! obstacle crowd
! thing the shelf of old things
lead: They left the ugly lamp. // Nobody took the good new plates.
mate: They only take what's loved. // It's just the old things. The favourites.
lead: So it's somebody who's been paying attention.
= step | tender | A Drop on the Sill
~ There is a drop of golden glue on the window sill, and it is still soft. // There was wet glue on the sill.
! obstacle trail
! thing a drop of gold
mate: It's still soft. // Don't touch. It's wet.
lead whisper: Then they've only just gone.
= finale | warm comic | Caught With Glue
~ {Who} mends {friend}'s things in the night.
! obstacle stakeout
! thing a pot of golden glue
! time night
who afraid: I can explain the glue. | dry: It's not stealing if it comes back better. | grand: One was examining the cup. From inside the window. | precise: I am returning an object. Please ignore me. | gruff: Blast. Well. You've got me. | shy: Oh. Um. I was just putting it back.
lead: Why don't you just say that you mend them? // But why in secret?
who: Then I'd be thanked. I never know where to look. | dry: Then there'd be thanking. I don't do thanking. | grand: One would be thanked. In public. | precise: Gratitude makes me overheat. | gruff: Can't be doing with thank-yous. | shy: Then they'd all, um. Look at me.
mate: Then we won't thank you. // All right. Nobody thanks you.
lead: But we've both got a broken cup at home. // I'll leave my window open, though.

@chair
topic: the empty chair
question: For whom is the chair at {place} kept, the one with the card and no name on it?
answer: {Who} keeps it for anybody who comes alone, having once had to stand.
doing: keeping a chair with nobody's name on it
token: an empty chair
= opening | wistful | Reserved
~ A chair at {place} is reserved, and there is no name on the card. // There's a chair kept, and no name on the card.
lead: It says Reserved. // That chair's taken.
mate: For whom? There's no name on it. // By whom? Nobody's ever sat in it.
lead: It's been there since I can remember.
= step | mysterious | Fresh Flowers
~ Somebody puts a fresh flower by the chair, every day but one in seven. // Somebody brings the chair a flower.
! obstacle waiting
! thing the empty chair
mate: That flower's from this morning. // It's fresh. It's still got dew on it.
lead: So they think that somebody might come. Today. // Somebody's still hoping, then.
= step | mysterious | The Handwriting
~ The card was written by somebody who was pressing very hard. // Whoever wrote the card pressed very hard.
! obstacle torn
! thing the little card
lead: You can feel it from behind. Every letter. // The pen's nearly gone through.
mate: You write like that when you're angry. // Somebody was upset.
lead: Or when you've promised yourself something.
= step | tender | Somebody Did Sit There
~ Once somebody did sit there, a stranger, who was brought tea and asked nothing. // A stranger sat there once, and was brought tea.
! obstacle bargain
! thing the empty chair
mate: Somebody sat there once. In the autumn. // There was one. A stranger, with a wet coat.
lead: And nobody sent them away? // And?
mate: They got tea. And nobody asked them a thing.
= finale | tender warm | Anybody Who Comes Alone
~ {Who} keeps the chair for whoever comes alone.
! obstacle unwilling
! thing the empty chair
! keeper who
who: It's for anybody who comes by themselves. | dry: It's for whoever walks in alone. That's all. | grand: It is for the unaccompanied. One knows the type. | precise: It is for the number one. One needs a chair. | gruff: It's for them that come on their own. | shy: It's for, um. If somebody's by themselves.
lead: Why them?
who sad: I came to a place once, where there wasn't one. | dry: I stood a whole evening once. Nobody moved up. | grand: One was once obliged to stand. A whole evening. | precise: I stood once for six hours. Nobody counted me. | gruff: I stood, once. All night. By the coats. | shy: I had to stand. Um. Once. By the door.
mate: Then come and sit with us. // You can leave it free. And sit here.
who happy: And who'd keep the chair? | shy: But then it'd be, um. Full.
lead: That's what it's for.

@clock
topic: the clock at {place}
question: Who puts the clock at {place} wrong by four minutes, night after night?
answer: {Who} does it so that {friend}, who is always late, will for once be early.
doing: putting the clock wrong by four minutes
token: an old clock
= opening | comic | Four Minutes Fast
~ The clock at {place} is four minutes fast.
lead: That clock's fast. // It's not that late. It can't be.
mate: It was put right only yesterday. // Somebody set it yesterday. I saw it.
lead: Four minutes. Exactly four. Again.
= step | mysterious | Not by Accident
~ The clock is not broken. Somebody moves the hand, very carefully. // The clock's not broken. Somebody moves the hand.
! obstacle broken
! thing the old clock
mate: There's nothing wrong with it. // It runs perfectly.
lead: Then somebody's pushing it. // There's a fingermark on the glass. Here.
= step | mysterious | Who's Always Late
~ Since the clock has been wrong, {friend} has not once missed anything. // Since then {friend} has never once been late.
! obstacle trial
! thing a list of mornings
lead: Who's been on time all week? // Something's different. Who's early?
mate: {Friend}. For the first time ever. // {Friend} was there before me. {Friend}!
lead: So one person's life got better by four minutes.
= step | tender | Put Back at Night
~ Every night the clock is put right again, so that nobody else is deceived. // Every night somebody puts the clock right again.
! obstacle dark
! thing the old clock
! time night
mate: It's right, now. At night it's right. // Look. It's been put back.
lead: They don't want anybody else to be wrong. // That's a very careful sort of lie.
= finale | comic warm | Four Minutes Early
~ {Who} puts the clock wrong, out of kindness.
! obstacle stakeout
! thing the old clock
who surprised: I'm only winding it. | dry: I'm dusting it. Backwards. | grand: One is adjusting time. It is allowed at one's rank. | precise: I am committing four minutes. | gruff: Hm. You weren't meant to see that. | shy: Oh. I was, um. Telling the time.
lead: You do it so that {friend} isn't late!
who: It's horrible to be the one who runs in last. | dry: I was tired of that face. The running-in face. | grand: One could not watch it any longer. The panting. | precise: Lateness makes {friend.him} sad by eleven per cent. | gruff: Nobody ought to start the day sorry. | shy: It's horrible, coming in, um. Last.
mate: And what if {friend} finds out? // And if somebody tells?
who happy: Then it's five minutes. | dry: Then I'll move the sun. | precise: I have prepared a second clock. | shy: Then I'll, um. Try six.

@wishes
topic: the wishing tin
question: Who makes the wishes in the tin at {place} come true?
answer: {Who} reads them in the evening and does what can be done, and keeps the others.
= opening | playful mysterious | A Tin Full of Wishes
~ The wishes in the tin at {place} come true.
lead: I put a wish in that tin. As a joke. // I wished for string. In the old tin. And I got string!
mate: And? // So you found some string.
lead: It came true. This morning, on the doorstep. // It was on my step. In a bow.
= step | mysterious | Only the Small Ones
~ Only wishes come true that somebody could carry out in an evening. // Only the small wishes come true.
! obstacle trial
! thing the wishing tin
mate: String came true. The ship didn't. // The bun came. The elephant's late.
lead: So it isn't magic. It's somebody with two hands. // So it's somebody who can bake, but not build ships.
= step | mysterious | The Folded Corners
~ The wishes that cannot be granted are not thrown away; they have been kept, with folded corners. // The impossible wishes are kept, with folded corners.
! obstacle locked
! thing the bottom of the tin
lead: There's a second bottom. They're all here. // Here they are. The big ones.
mate: Why would you keep what you can't do? // Nobody could do those.
lead: Perhaps they're still trying.
= step | tender | A Wish Nobody Made
~ There is one wish in the tin in a different hand, which says: somebody to ask me what I wish for. // One wish says: that somebody should ask me, too.
! obstacle torn
! thing the last wish
mate: This one's different. Look at the hand. // Nobody's granted this one. It's the oldest.
lead: It says: that somebody should ask me, too.
mate sad: Oh.
= finale | tender warm | And What Do You Want
~ {Who} is the one who grants the wishes.
! obstacle waiting
! thing the wishing tin
who surprised: I only wanted to see whether it was empty. | dry: I was just returning a spoon. To a tin. | grand: One was inspecting the tin. Daily. | precise: I am performing maintenance on hope. | gruff: Hm. Tin wanted oiling. | shy: I was, um. Just looking.
lead: We've come to ask you something. // We've got one question.
mate: What do you wish for? // What would you like?
who: Nobody's ever asked me that. | dry: Huh. I don't know. Nobody ever asked. | grand: One has waited some years for that question. | precise: That question has not been asked. I have checked. | gruff: Me? Never thought I'd be asked. | shy: Nobody's ever, um. Asked.
who happy close: I think that was it. | precise: Correction. It has just been granted. | dry: Actually? That. That'll do.

@bell
topic: the bell nobody hangs
question: What rings at {place}, where there is no bell?
answer: {Who} has hung up spoons in the wind there, because they sound like somebody calling from a kitchen long ago.
= opening | eerie mysterious | No Bell Here
~ Something rings at {place}, and there is no bell.
lead: Did you hear that? // There. A bell.
mate: There's no bell at {place}. // There isn't one for miles.
lead close: That's why I'm asking.
= step | mysterious | Only in the West Wind
~ The bell that is no bell rings only in the evening wind. // It only rings in the evening wind.
! obstacle waiting
! thing the evening wind
! time sunset
mate: Nothing. Nothing. And now the wind turns. // It's the wind. Wait for it.
lead: There! It needs the wind. // There it goes. Like a kitchen.
= step | mysterious | Not One Note
~ It is not one bell. It is many small things, and none of them is a bell. // It isn't one bell. It's many small things.
! obstacle quiet
! thing the sound
lead whisper: It's not one sound. It's nine. // Count them. That's not a bell.
mate: It sounds like washing up. // It sounds like somebody laying a table.
lead: Like somebody laying the table for a lot of people.
= step | tender | A Bent Spoon
~ Below, in the grass, lies an old spoon with a hole bored through the handle. // On the ground lay a spoon with a hole in it.
! obstacle crowd
! thing an old spoon
mate: A spoon. With a hole through it. // It's a spoon. Somebody's drilled it.
lead: It's been hung up. It's fallen down. // That's been hanging on a string.
= finale | tender wistful | Spoons in the Wind
~ The bell that is no bell is {who}'s spoons.
! obstacle high
! thing a string of spoons
who: You've found my kitchen. | dry: So. You've found the spoons. | grand: One's instrument has been discovered. | precise: Those are my spoons. There should be nine. | gruff: Mind those. They're tuned. | shy: That's, um. That's mine.
lead: Why spoons?
who: It's the sound of being called in to supper. | dry: It sounds like supper. At home. Once. | grand: It is what one heard as a very small one. From under the table. | precise: It is the sound of a full table. I reconstructed it. | gruff: My mother had a kitchen. It sounded like that. | shy: It sounds like, um. Like being called in.
* The wind goes through the spoons. (insert chime)
mate: Then come in. It is supper. // It's supper now, as it happens.

@doors
topic: the chalk doors
question: Who draws little doors in chalk on the walls at {place}?
answer: {Who} draws one wherever {who} once wanted to go in and did not dare.
= opening | playful mysterious | A Door in Chalk
~ Somebody draws chalk doors on walls.
lead: There's a door on that wall. // Look. A door. There wasn't a door.
mate: That's chalk. // It's only drawn.
lead: It's got a handle. And a tiny mat.
= step | mysterious | Always at Knee Height
~ All the chalk doors are drawn by somebody who was sitting down. // Whoever draws the doors sits down to it.
! obstacle trail
! thing a row of chalk doors
mate: They're all low down. // You'd have to sit, to draw that.
lead: So they sat here. Outside. For quite a while.
= step | mysterious | No Two Alike
~ Each chalk door is the door of the house it is drawn on, but open. // Each chalk door is open.
! obstacle misread
! thing a small chalk door
lead: It's the same door. The same as the real one. // It's that door there. In small.
mate: Only it's open. // The real one's shut. This one's not.
= step | tender | Washed Off
~ Rain washes the doors away, and the one on our own wall is always drawn again. // The door on our own wall is always drawn again.
! obstacle shelter
! thing the washed wall
! weather rain
mate: They've all gone in the rain. // Washed off. Every one.
lead: Not ours. Ours is new. It's still wet. // That one was drawn again. Today. On our wall.
= finale | tender warm | Come In
~ {Who} draws the doors, and need not.
! obstacle waiting
! thing a piece of chalk
who afraid: I'll wipe it off. | dry: It's chalk. It comes off. So do I. | grand: It is an unsigned work. One will not be questioned. | precise: I have white hands. The evidence is against me. | gruff: I'll scrub it off. Don't fuss. | shy: Sorry. Um. I'll wipe it.
lead: Don't. Why a door? // Leave it. Why always doors?
who: It's where I'd have liked to go in, and didn't. | dry: It's for when I nearly knocked. | grand: One does not knock. One waits to be noticed. It can take years. | precise: Each marks a knock that did not occur. | gruff: Never was one for knocking. | shy: It's where I didn't, um. Knock.
mate: This one's open, you know. The real one. // You know that ours isn't locked? It never has been.
* The real door, standing ajar. Light on the step. (insert push_in door)
"""
