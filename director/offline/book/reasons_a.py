"""Why somebody did it, the first half: the last step and the finale of a riddle.

A reason fits any riddle that says `doing` and `token`. `{who}` is behind it, for `{friend}`'s sake or
because of `{friend}`. `! event` under a finale is what the canon keeps of it.
"""

TEXT = """
@apology
logline: {Lead} and {mate} learn about {topic} what it has to do with a word nobody said
answer: It was {who}, {doing}, because the word sorry would not come out and something had to.
= step | tender | On the Days That
~ {Topic} has always to do with a day on which {friend} went home early. // It happens when {friend} has gone home early.
! obstacle memory
! thing {the token}
lead: When did it start? // Think. What happened just before?
mate: {Friend} went home early. Without saying goodnight. // That was the evening {friend} left in the middle of the soup.
lead: Then it isn't about us. It's about {friend}.
= finale | tender warm | The Word That Would Not Come
~ It was {who}, who owes {friend} an apology and has been paying it in instalments. // It was {who}, saying sorry to {friend}.
! obstacle unwilling
! thing {the token}
! keeper who
who sad: I said something to {friend}. It was clever. It was horrid. | dry: I made a joke at {friend}. It was a good one. That's what's wrong with it. | grand: One was witty, at {friend}'s expense. The bill has come. | precise: I told {friend} a fact. It was true and unnecessary. | gruff: I was sharp with {friend}. Sharper than needed. | shy: I didn't, um. I laughed. At {friend}. When they all did.
lead: And so you started {doing}? // And {doing} makes up for it?
who: I can't say it. So I do it. | dry: Saying it's too short. It needed to take longer. | grand: One does not say sorry. One arranges it. | precise: A word takes one second. I felt that I owed hours. | gruff: Words don't come. Work does. | shy: It won't come out. So it, um. Comes out as this.
mate: You could say it now. {Friend}'s only next door. // {Friend} would like the word as well, I think.
who: Sorry. There. Was it audible? | dry: Sorry. Huh. It's quite small, isn't it? | grand: One regrets. There. It did not hurt as announced. | precise: Sorry. It took point four of a second. | gruff: Sorry. There. Go and fetch {friend}. | shy: Sorry. Um. Was that, um. Loud enough?
! event apology who lead {Who} told {lead} about a word that would not come out.
! relation who friend +1

@lonely
logline: {Lead} and {mate} are later than somebody hoped, in the matter of {topic}
answer: It was {who}, {doing}, so that sooner or later somebody would come and ask.
= step | tender | Left Where We Would See
~ Nothing about {topic} was ever hidden; it was put where we could not miss it. // It was put just where we'd see it.
! obstacle misread
! thing {the token}
lead: If you wanted to keep it secret, would you do it here? // It's a funny place for a secret.
mate: No. It's the one spot where everybody passes. // I'd have done it round the back.
lead: So it isn't a secret. It's an invitation.
= finale | tender warm | You Took Your Time
~ It was {who}, who hoped that somebody would ask.
! obstacle waiting
! thing {the token}
who surprised: You came! I mean: oh, is it you? | dry: You took your time. I'd begun to put up signs. | grand: At last. One has been mysterious for weeks. | precise: You are here. I had given it nine more days. | gruff: About time. Sit. Not there. There. | shy: Oh. You, um. You came and asked.
lead: It was you. But why didn't you just call? // All that, and you were here the whole time?
who: If I call, people come because I called. | dry: You invite people, they come out of manners. | grand: To be invited is common. To be sought is something. | precise: I wished to know whether anybody would come by themselves. | gruff: Folk come if you shout. That's not the same. | shy: If I'd said come, you'd have, um. Had to.
mate: Next time, knock on my window. I'm usually only pretending to read. // I'd have come for nothing at all.
who happy: Then come for nothing at all tomorrow. | dry: Tomorrow, then. Bring nothing. | grand: One receives on all days. | precise: Shall we say daily? | gruff: Kettle's on at four. | shy: Tomorrow? Um. For nothing?
! event truth who lead {Who} waited a whole week for {lead} to come and ask.
! relation who lead +1

@accident
logline: {Lead} and {mate} find that {topic} began with somebody falling over
answer: It was {who}; it was an accident the first time, and then somebody smiled.
= step | comic | The First Time
~ The very first time, it must have been a mistake. // The first one was a mistake. You can tell.
! obstacle broken
! thing {the token}
lead: Look at the oldest one. That's no plan. That's a slip. // The first time it was all crooked.
mate: Somebody dropped something, and it came out well. // And after that it's as straight as a ruler.
lead: So nobody meant to begin. Somebody only meant to go on.
= finale | comic warm | And Then Somebody Smiled
~ It was {who}. It began as an accident, and was a success.
! obstacle suspect
! thing {the token}
who: The first time I tripped. | dry: Full disclosure: the first one was me falling over. | grand: The first occasion was not, strictly, intended. | precise: Instance one was an error. I have kept it. | gruff: Slipped. That's all. The first time I slipped. | shy: The first one was, um. An accident.
mate: You've done it every day since! // Nobody trips on purpose every day.
who: {Friend} came by. And smiled. I hadn't seen that for weeks. | dry: {Friend} walked past and cracked a smile. I got greedy. | grand: {Friend} smiled. The public demanded more. | precise: {Friend}'s mouth rose by four degrees. I wished to repeat it. | gruff: {Friend} laughed. Hadn't heard that since spring. | shy: {Friend} saw it. And {friend.he}, um. Stopped looking sad.
lead: And so you went on {doing}. For one smile? // All that work, to make {friend} smile?
who happy: It's a very good smile. | dry: Have you seen it? It's worth a bruise. | grand: It is, one is told, a rare one. | precise: The price was reasonable. | gruff: Cheap at the price. | shy: It's the, um. The best one.
! event gift who lead {Who} showed {lead} how to make {friend} smile.
! relation who friend +1

@asleep
logline: {Lead} and {mate} lie in wait because of {topic}, and must on no account make a noise
answer: It was {who}, fast asleep, and nobody was more surprised.
= step | comic | In Slippers
~ Whoever it is goes about it in slippers, and snores. // Whoever does it wears slippers, and snores.
! obstacle stakeout
! thing a pair of slippers
lead: Slippers. The prints are from slippers. // There's fluff in the footprint.
mate: And listen. There was a noise, the neighbours say. Like a small saw. // Who goes burgling in slippers?
lead laughing: Somebody who's snoring!
= finale | comic warm | Do Not Wake
~ It is {who}, {doing}, fast asleep.
! obstacle stakeout
! thing {the token}
! time night
* {Who} comes by in slippers, eyes shut, and does it, and smiles. (full track_left)
mate whisper: Fast asleep! // Don't wake {who.him}. I've read about that.
lead whisper: What are you doing, {who!}? // {Who!}? Can you hear us?
who: Only until everybody's home. Then I'll lie down. | dry: Night shift. Somebody has to mind you lot. | grand: One is seeing to it. The public sleeps. | precise: Routine four. Everybody present. Continue. | gruff: Doing the rounds. Go back to bed. | shy: I'm just, um. Looking after it.
mate: By day {who.he}'d never say that. // So that's what goes on in there.
lead tender: Put a blanket round {who.him}. We'll say it was the draught.
! event truth lead who {Lead} put a blanket round {who}, and never said a word about it.
! relation lead who +1

@tale
logline: {Lead} and {mate} come upon an old story at the end of {topic}
answer: It was {who}, {doing}, to make an old story of {friend}'s come true, which everybody had laughed at.
= step | wistful | Once Upon a Soup
~ {Friend} told a story once in which just this happened, and everybody laughed. // {Friend} told a story just like it. We laughed.
! obstacle memory
! thing {the token}
lead: I've heard this before. As a story. // Haven't we been told about this?
mate: {Friend} told it. At supper. We fell about. // That was {friend}'s tall tale! The one nobody believed!
lead sad: {Friend} never told another one after that.
= finale | tender warm | A True Story
~ {Who} has made {friend}'s tall tale true.
! obstacle quiet
! thing {the token}
who: Everybody laughed. I did, too. Then I saw {friend}'s face. | dry: We laughed. {Friend} went quiet. I couldn't unsee it. | grand: The house laughed. The artist wept. One was in the house. | precise: We laughed for nine seconds. {Friend} has not told a story since. | gruff: Laughed, the lot of us. Wasn't right. | shy: They laughed. {Friend} went, um. Small.
lead: So you've been {doing}. To make it true. // And now it's really happened.
who: Now nobody can say it never happens. | dry: Can't laugh at a fact. | grand: It is no longer fiction. One has seen to it. | precise: The story is now accurate in every detail but the whale. | gruff: It's no lie now, is it? | shy: So now it's, um. Not made up.
mate: Shall we tell {friend}? // And what if {friend} finds out it's you?
who: No. Ask for another story. | dry: Just ask what happened next. | grand: Request a sequel. | precise: Please request an instalment. | gruff: Ask for another. And keep your face straight. | shy: Ask what, um. What happens after.
! event gift who lead {Who} swore {lead} to secrecy over a story of {friend}'s that came true.
! relation who friend +1

@debt
logline: {Lead} and {mate} find out what {topic} is the price of
answer: It was {who}, {doing}, to pay {friend} back for something that {friend} has long forgotten.
= step | mysterious | Paid in Part
~ Somewhere somebody has kept a tally, stroke by stroke, and on top of it stands: {friend}. // There's a tally, and {friend}'s name on it.
! obstacle crowd
! thing a tally
lead: Strokes. In fives. One for every time. // It's a bill. Somebody's working something off.
mate: And at the top, {friend}. // Who does all this for {friend}?
lead: Somebody who owes {friend.him} a great deal.
= finale | warm comic | Still Owing
~ It was {who}, in payment of a very old debt to {friend}.
! obstacle bargain
! thing a tally
! keeper who
who: {Friend} helped me once. When nobody else was looking. | dry: {Friend} did me a good turn once. Never mentioned it. It was unbearable. | grand: {Friend} once rendered one a service. One was, briefly, in a drain. | precise: {Friend} waited for me once. For three hours. I have converted it. | gruff: {Friend} carried my bags once. Up the hill. In the rain. | shy: {Friend} sat with me once. All night. It was, um. A bad one.
mate: I bet {friend} doesn't even remember. // {Friend} never said a word about it.
who: That's what makes it so big. | dry: Exactly. No receipt. It just grows. | grand: A forgotten kindness gathers interest. | precise: There is no procedure for a debt nobody collects. | gruff: That's just it. You can't pay back what nobody's asking for. | shy: I know. So I can't, um. Ever give it back.
lead: Perhaps it wasn't a loan. // Perhaps {friend} just wanted you to have it.
who: Then what do I do with all these strokes? | dry: I've got three hundred strokes here. | precise: That would close the account at zero. I should miss it. | gruff: Hmph. Never thought of that. | grand: A gift? Without a ribbon? | shy: Just, um. Have it?
! event debt who lead {Who} told {lead} of the debt to {friend} that nobody ever asked back.

@practice
logline: {Lead} and {mate} burst in on {topic} much too early
answer: It was {who}, {doing}, to practise for the day when {friend} will see it done properly.
= step | playful | Better Every Time
~ It is getting better every time; somebody is learning. // It's better than it was. Somebody's learning.
! obstacle trial
! thing {the token}
lead: Compare the first with the last. // Look at the early ones. They're terrible.
mate: This one's got some swing to it. // That's nearly good, that one.
lead: It's practice. We've been watching somebody practise.
= finale | warm comic | Not Ready Yet
~ It was {who}, who wants to be good at it before {friend} sees. // It was {who}, practising.
! obstacle quiet
! thing {the token}
who surprised: Don't look! It isn't finished! | dry: Great. An audience. It's not ready. | grand: No admittance! Rehearsals are closed! | precise: You are eleven days too early. | gruff: Out! It's not fit to be seen! | shy: Don't, um. Don't look yet.
lead: You're practising! What for? // All this is practice?
who: {Friend} does it so beautifully. I want to be able to join in. | dry: {Friend} makes it look easy. I'd like to stand next to that. | grand: {Friend} is considered good. One means to be considered as well. | precise: {Friend} scores nine. I am at five point two. | gruff: {Friend}'s been at it for years. I'm too old to start. So I started. | shy: {Friend} always does it on {friend.his} own. I thought, um. Two's nicer.
mate: It looks all right to me. // Show {friend} now. While it's still a bit wrong.
lead: {Friend} would rather have you now than perfect later.
who happy: Now? With the mistakes in? | dry: Like this? With all the holes? | grand: Unpolished? It is a revolutionary idea. | precise: At five point two? | gruff: Hmph. Get {friend}, then. Before I think. | shy: Now? Um. Okay. Now.
! event truth who lead {Who} let {lead} see something that was not finished.
! relation who friend +1

@promise
logline: {Lead} and {mate} find out how long {topic} has really been going on
answer: It was {who}, {doing}, because of a promise made years ago to somebody who was leaving.
= step | wistful | Without a Day Left Out
~ In all the years it has not been left out for one single day, not even in the great storm. // It was done even on the day of the great storm.
! obstacle torn
! thing an old calendar
lead: Here. And here. Every day for years. // It goes back much further than we thought.
mate: Even on the day of the storm? I couldn't get out of bed that day. // Nobody went out that day. Nobody!
lead: Somebody did. So it's no hobby. // You only do that if you've given your word.
= finale | tender wistful | Until I Come Back
~ {Who} once gave somebody {who.his} word, and has kept it daily.
! obstacle astray
! thing {the token}
who: Somebody asked me to. At the very last minute, with a suitcase. | dry: I said I would. To somebody with one foot on the step. | grand: One gave one's word. In a draught. To a hat. | precise: I was asked to continue until further notice. There was no further notice. | gruff: Gave my word. On the platform. That's that. | shy: They said, keep it going. Till I'm, um. Back.
lead: And did they come back? // When was that?
who sad: It's been a while. | dry: Trains are slow. | grand: They have been delayed. | precise: Not yet. I have not divided the years by anything. | gruff: Not so far. | shy: Not, um. Not yet.
mate: And if nobody ever comes to look? // You could stop, you know. Nobody would say a thing.
who close: I would. | dry: I'd know. Annoyingly. | grand: One would. One looks every day. | precise: I should notice. | gruff: I'd know, wouldn't I? | shy: But I'd, um. Know.
lead: Then show us how it's done. In case you have a cold one day.
! event promise who lead {Who} taught {lead} how to keep an old promise going.
! relation who lead +1
"""
