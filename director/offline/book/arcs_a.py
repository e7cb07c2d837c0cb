"""Arcs for when the operator's are all told, the first half: long questions that end on a feast.

Each has two to three of its `early` steps, one `turn` in the middle at which it goes wrong between
`{friend}` and the others, one to two `late` steps and a `finale`. `{who}` is behind it all, `{feast}`
is the day by which it has to come right.
"""

TEXT = """
@notice
title: The Notice
topic: the notice
question: Who has put up the notice that {place} is to be closed on {feast}?
premise: A notice says that {place} will close. Everybody finds out what it is to them, and nobody finds out who wrote it.
answer: {Who} put the notice up. It was the only way to hear anybody say that they needed the place.
= opening | sad mysterious | Closing on {feast}
~ A notice at {place} says that it will be closed on {feast}. // There's a notice: closed on {feast}.
! event loss lead mate {Lead} and {mate} read the notice that {place} was to close.
lead: There's a notice. 'To be closed on {feast}.' // Read that. No, read it again.
mate: Closed? {Place}? It can't be closed. We're in it. // That's a mistake. It must be some other one.
lead close: It's stamped. It's not signed.
= early | mysterious | No Such Office
~ The notice comes from an office that does not exist. // There's no such office as the one on the notice.
! obstacle torn
! thing the notice
lead: 'Department of Closing.' There's no such thing. // Who's ever heard of a Department of Closing?
mate: There might be. You'd not hear much from it. // It's the sort that would be shut.
lead: I've asked everywhere. Nobody's ever closed anything.
= early | comic | The Stamp
~ The stamp on the notice was made with the bottom of a cup. // The stamp's the bottom of a cup.
! obstacle trial
! thing a cup
mate: That's not a seal. That's a cup. // Look. It fits. Cup. Stamp. Cup.
lead: Then it's somebody with a cup. That's everyone. // So it's no office. It's a person, at breakfast.
= early | wistful | Signatures
~ They collect signatures to keep {place} open, and everybody writes a reason as well. // Everyone's signed, and written down why.
! obstacle crowd
! thing a list of signatures
lead: Ninety names. And everybody's put why. // I only asked for names. They've written pages.
mate: 'I learnt to whistle here.' 'She said yes here.' // This one says: it's where I go when it's too much.
lead: I never knew any of that. And I'm here every day.
= turn | sad tense | You Knew
~ It turns out that {friend} has known about the notice from the start, and has already packed. // {Friend} knew, and said nothing.
! obstacle suspect
! thing a packed box
! relation lead friend -1
! event quarrel lead friend {Lead} found {friend} packing a box, and walked off.
lead: That's a packed box. That's your writing on it. // You've packed. Before any of us even knew.
friend sad: I saw it the first night. I didn't know how to say it. | dry: I read it first. I don't do announcements. | grand: One was informed. One chose to be brave in private. | precise: I have known for eleven days. I could not find a suitable sentence. | gruff: Knew. What of it? Somebody has to pack. | shy: I saw it. I thought if nobody, um. Said it.
lead angry: You'd given up before we'd begun! // We've been collecting names, and you've been folding paper!
friend: Somebody had to be ready. I'm always the one who isn't. | dry: Hope's expensive. I'm saving. | precise: I prepared for the likelier case. | gruff: I've seen things close before. You haven't. | grand: One does not beg. | shy: I'm sorry. I just, um. I can't do last days.
= late | mysterious | It Was Printed Here
~ The notice was written at {place} itself, at the table by {the detail}. // It was written here, at our own table.
! obstacle dark
! thing a blotter
mate: The blotter. Hold it to the lamp. // It's come through on the table top. Every letter.
lead: 'To be closed.' It was written right here. // Somebody sat here and wrote it. In the warm.
mate: So it's one of us.
= late | tender | Read Aloud
~ Somebody takes the signatures home every night to read the reasons, and brings them back in the morning with tear stains. // Somebody's been reading our reasons at night.
! obstacle waiting
! thing the list of signatures
lead: Somebody takes the list home every night. // It's back. And it's been cried on.
mate: Who'd cry over it, if they wanted it shut? // Somebody wants to know what it says. Badly.
= finale | tender triumphant | Open
~ {Who} wrote the notice, and takes it down in front of everybody on {feast}. // It was {who}'s notice, and it's down.
! obstacle unwilling
! thing the notice
! event truth who lead {Who} took down the notice on {feast}, and told {lead} why.
! relation lead friend +1
! relation friend lead +1
! relation who friend +1
who: It was me. Nobody's ever going to close it. | dry: It's mine. The cup's mine as well. | grand: One confesses. It was a decree without an office. | precise: I am the Department of Closing. I have one employee. | gruff: I put it up. There. Shout if you want. | shy: I wrote it. I'm so, um. I'm sorry.
lead: But why? Do you know what you've done to us? // We thought it was the end!
who sad: I thought I was the only one who still cared. | dry: It'd gone quiet. I thought: am I keeping a light on for nobody? | grand: No one had said a kind word of it in years. | precise: There had been no positive remark since the spring before last. | gruff: Nobody'd say a good word for it. I had to know. | shy: I thought nobody'd, um. Mind.
friend: I unpacked this morning. Before I knew. | dry: I've unpacked. I hate packing. | grand: One has had the box burnt. | precise: I unpacked at six. It was the likelier case after all. | gruff: Box is empty again. In case anybody's asking. | shy: I, um. I unpacked.
lead happy: Then hang that list up instead. Where everybody can see it.

@letter
title: A Letter Thirty Years Late
topic: the late letter
question: Who wrote the letter that has come thirty years late, to whoever sits beside {the detail}?
premise: A letter arrives that was posted thirty years ago, full of questions. It has to be answered by {feast}, and nobody knows whose questions they are.
answer: {Who} wrote it as a child, to whoever would be there in thirty years, and had forgotten it entirely.
= opening | mysterious warm | To Whoever Is There
~ A letter comes thirty years late, for whoever sits beside {the detail}. // A letter came thirty years late.
! event letter lead mate {Lead} opened a letter that was thirty years late, with {mate} looking on.
lead: It's addressed to whoever sits here. I'm sitting here. // It's for the person beside {the detail}. That's me.
mate: Look at the date. It's been thirty years in the post. // It's older than the stamp on it.
lead close: It says: please answer by {feast}. I have to know.
= early | playful | Question One
~ The first question in the letter is whether there is still cake. // First question: is there still cake?
! obstacle torn
! thing the late letter
lead: 'One. Is there still cake?' // The first question's about cake.
mate: That's a serious person. // There is. Write that down. In ink.
lead: 'Two. Do grown-ups still say presently?' It's a child!
= early | comic | The Hand of a Child
~ The writer could not spell 'necessary', and could draw a very good horse. // The writer can't spell, and draws horses.
! obstacle misread
! thing the back of the letter
mate: Three c's in necessary. // They've run out of room and written up the side.
lead: And then a horse. That's a really good horse. // Who round here drew horses, thirty years ago?
= early | mysterious | Under {the detail}
~ The letter says that something is hidden beneath {the detail}, and it is: three marbles and a tooth. // Under {the detail} there were three marbles and a tooth.
! obstacle high
! thing {the detail}
lead: 'Look underneath. If it's still there, then so am I.' // It says to look under {the detail}.
mate: Marbles! And... is that a tooth? // Three marbles. A tooth. That's a fortune, that is.
lead: It's still there. So they are, too.
= turn | sad tense | The Last Question
~ The last question is whether {friend} is still the writer's best friend; and {friend} does not want to hear another word about it. // The last question's about {friend}, and {friend} won't hear it.
! obstacle bargain
! thing the last page
! relation friend lead -1
! event quarrel friend lead {Friend} told {lead} to burn the letter.
lead: 'Is {friend} still my best friend? I hope so. Please write yes.' // {Friend!}, the last one's about you.
friend sad: Then write no. | dry: Put no. | grand: You may reply in the negative. | precise: The answer is no. Leave the space blank. | gruff: Write no, and burn it. | shy: Don't, um. Don't read it out.
mate: But who was it? You must know! // You'd remember a best friend.
friend angry: I remember that somebody stopped coming. That's all I remember. | dry: People grow up. It's like weather. Burn it. | precise: They stopped calling at the age of eleven. No reason was stated. | gruff: One day they'd better things to do. Ask them. | grand: One was dropped. One has never been told from what height. | shy: They just, um. Stopped. I waited on the step.
= late | tender | Why Somebody Stopped
~ In the same year somebody was told to stay away, by a grown-up, for {friend}'s own good. // They were told to stay away, for {friend}'s sake.
! obstacle memory
! thing an old school book
mate: That was the year of the fever. // The fever year. They kept the children apart.
lead: So they were told to stay away. // And nobody ever told them they could stop.
mate sad: You were both sitting at home waiting for a knock.
= late | mysterious | A Horse in the Margin
~ In the margin of a newspaper somebody has drawn that very horse, this week. // Somebody drew that same horse, this week.
! obstacle crowd
! thing yesterday's paper
lead: Look at that. In the margin. The horse! // That's yesterday's paper. And that's the horse.
mate: The same ears! So they're here. They never left. // It's one of us. Somebody who still draws when they're thinking.
= finale | tender triumphant | Please Write Yes
~ {Who} wrote the letter, and {friend} answers it on {feast}.
! obstacle shelter
! thing the late letter
! event truth who friend {Who} asked {friend} the last question once more, thirty years on.
! relation friend who +2
! relation who friend +1
! relation friend lead +1
who surprised: That's my horse. Where did you get my horse? | dry: That's my spelling. Oh no. That's all me. | grand: That is an early work. One was promising. | precise: That is my handwriting. It had not yet met a ruler. | gruff: Well, I'll be. That's my horse. | shy: That's, um. I drew that.
friend: They told you to stay away? And you just did? | dry: You could've thrown a stone at the window. | grand: One would have caught any fever you had. | precise: You never told me that there was a reason. | gruff: You might've hollered over the wall. | shy: I thought you, um. Didn't like me.
who sad: And then it had been so long that I didn't dare. | dry: Then it'd been a month. Then it'd been a life. | grand: And then one had one's pride. It is poor company. | precise: The delay grew. I could not find the point at which to stop it. | gruff: Left it too long. You do. | shy: And then I was, um. Too shy.
friend crying: There's still cake. Write that. And write yes. | dry: Yes. Put yes. Underline it. | grand: The answer is in the affirmative. It always was. | precise: Amend the record. The answer is yes. | gruff: Yes. Daft question. Yes. | shy: Yes. Um. Please write yes.

@play
title: The Play Without an Author
topic: the play
question: Who is writing the play that everybody is rehearsing for {feast}?
premise: Page by page a play turns up at {place}. Everybody is in it under another name, and the last act is missing.
answer: {Who} wrote it, because on a stage one may say out loud what nobody says at supper.
= opening | playful mysterious | Act One
~ The first page of a play turns up at {place}, to be performed on {feast}. // There's a play, and we're all in it.
! event letter lead mate {Lead} and {mate} found the first page of a play with everybody in it.
lead: It's a play. 'To be performed on {feast}.' By us! // Somebody's left us a page. With parts on it.
mate: Who's it by? // Am I in it? I'm only asking.
lead: It doesn't say. There's somebody here who's always hungry. That's you.
= early | comic | Casting
~ Everybody wants the part of the Hedge. // We all want to be the Hedge.
! obstacle bargain
! thing the cast list
mate: I'd like to be the Hedge. // The Hedge's got the best lines. It's got none.
lead: Everybody wants to be the Hedge. // That makes six Hedges. It's a maze. There's no play left.
= early | mysterious | Word for Word
~ Something stands in the play that was said at {place} only last night. // The play has what we said last night.
! obstacle stakeout
! thing page twelve
lead: Page twelve. I said that. Yesterday! // 'I am not tired, I am only lying down.' That's mine!
mate: Then whoever writes it was in the room. // And who was in the room? All of us. As usual.
= early | playful | The Villain
~ The villain of the play wears everybody's faults, a little of each. // The villain's got a bit of each of us.
! obstacle mixup
! thing the villain's hat
mate: The villain slams doors. That's not me. // It interrupts. Like me. I see. Ha.
lead: And forgets birthdays. Oh. // It's all of us in one coat. I've never felt so seen.
= turn | sad tense | Scene Four
~ In scene four a friend leaves without saying goodbye. {Friend} reads it, goes white, and throws down the part. // {Friend} has thrown down the part and gone.
! obstacle race
! thing scene four
! relation friend mate -1
! event quarrel friend mate {Friend} threw the pages of a play at {mate}'s feet.
friend angry: Who told? Who's been talking about that? | dry: That's mine. That's not for a play. Who talked? | grand: This is private grief. It is not to be had for tickets. | precise: Only three people know this. One of them is me. | gruff: That's nobody's business. Nobody's! | shy: That was, um. That was a secret.
mate: It's only a play. // Nobody meant you. Did they?
friend sad: It happened. Like that. In that order. I'm not going to say it in a hat. | dry: Get another Hedge. | grand: One withdraws. The costume may be kept. | precise: I resign from scene four and all the others. | gruff: Find somebody else. I'm going home. | shy: I can't. I can't say it, um. Out loud.
= late | tender | The Missing Goodbye
~ Whoever wrote scene four was there, on the other side of that leaving. // The author was the one who left.
! obstacle misread
! thing scene four
lead: Read it again. It isn't told by the one who stayed. // Look who's got all the good lines. The one who leaves.
mate: So the author didn't watch. The author went. // Then it's not to hurt {friend}. It's to say sorry.
= late | mysterious | Ink on a Cuff
~ There is green ink on the pages, and on a cuff. // The pages are in green ink, and so's somebody's cuff.
! obstacle quiet
! thing green ink
mate: Green. Who's got green ink? // It doesn't wash out. I've tried it on myself.
lead: Look at sleeves. At supper. Don't stare. // Somebody's been keeping one arm under the table.
= finale | tender triumphant | The Last Act
~ On {feast} the curtain goes up; the author of the play steps out of the wings, and it is {who}. // {Who} wrote the play.
! obstacle quiet
! thing the last page
! event truth who friend {Who} said goodbye to {friend} on a stage, years late.
! relation friend who +2
! relation friend mate +1
who: There's no last page. I have to say it myself. | dry: I never wrote the ending. I'm it. Hello. | grand: The author will now make an appearance. Unprompted. | precise: The final act has one line. I was unable to write it down. | gruff: No more paper. I'll have to say it. | shy: The end isn't, um. Written. It's me.
friend: You? You wrote about that? | dry: You. I should've known by the commas. | grand: You put me in five acts and did not ask. | precise: I had not considered you. You never speak. | gruff: You. After all that time. | shy: It was, um. You?
who sad close: I left without saying goodbye. So: goodbye. And: hello again. | dry: Goodbye. For then. And hi. For now. | grand: Farewell, belatedly. And good evening. | precise: Goodbye, for that day. Hello, for this. | gruff: Should have said goodbye. I'm saying it. Now sit down, I'm staying. | shy: Goodbye. For, um. Back then. Hello.
lead: The Hedge is crying. // Curtain! Somebody pull the curtain!

@guest
title: The Guest in the Back Room
topic: the guest
question: Who is the guest in the back room at {place}, whom nobody has ever seen?
premise: A guest has moved in at {place}, eats well, and is never to be seen. By {feast} somebody will have to open the door.
answer: There has never been a guest. {Who} made one up, so that {friend} should have somebody to look after.
= opening | mysterious comic | Do Not Disturb
~ In the back room at {place} there is a guest, who wishes not to be disturbed until {feast}. // There's a guest whom nobody has seen.
! event meeting lead mate {Lead} and {mate} heard of a guest who was not to be disturbed.
lead: There's a sign on the door. 'Guest. Do not disturb before {feast}.' // Somebody's moved into the back room.
mate: Who? I didn't see anybody come. // With luggage? Nobody carried luggage past me.
lead: {Friend} has been taking in breakfast. It comes out empty.
= early | comic | Three Eggs
~ The guest eats three eggs, and folds the napkin into a swan. // The guest eats three eggs and folds swans.
! obstacle crowd
! thing a napkin swan
mate: Three eggs. And look: a swan. // The napkin's a swan. Yesterday it was a boat.
lead: So, somebody with manners. And time. // I don't know anybody who can do a swan.
= early | playful | Notes Under the Door
~ The guest answers letters that are pushed under the door, and gives good advice. // The guest answers notes under the door.
! obstacle quiet
! thing a note
lead: I asked whether I should apologise. It said: yes, but bring cake. // I pushed a note under. And one came back!
mate: I asked about my knee. It knew about my knee. // You've been writing as well? Me too. For a week.
= early | wistful | {Friend} Whistles
~ Since the guest has been here, {friend} has begun to whistle again. // {Friend}'s whistling again, since the guest came.
! obstacle waiting
! thing a breakfast tray
mate: Hear that? That's {friend}. Whistling. // When did {friend} last whistle?
lead: Not since winter. Not since it got so quiet here. // It's as if somebody had opened a window in {friend.him}.
= turn | sad tense | The Door
~ The door has been opened a crack. The room is empty; and {friend}, with the tray, has seen it. // The room's empty. And {friend} saw it.
! obstacle forbidden
! thing the back room
! relation friend mate -2
! event quarrel mate friend {Mate} opened the door of the back room, and {friend} dropped the tray.
mate: There's nobody. There's a bed. It's never been slept in. // It's empty. It's always been empty.
friend sad: You couldn't leave it. You just couldn't leave it. | dry: Well. There you go. Nobody. Happy? | grand: You have evicted a person one was fond of. | precise: The sign was quite clear. You opened it nevertheless. | gruff: Couldn't keep your hands to yourself. | shy: You, um. You looked.
lead: But you took the breakfast in! Who ate it? // Then who's been writing to us?
friend: I don't know. I never looked. I didn't want to know. | dry: I never checked. It's called being happy. | precise: I never verified it. It was deliberate. | gruff: Never asked. It was good to be needed. | grand: One does not look behind a pleasure. | shy: I put it down and knocked, and went. It was, um. Nice.
= late | mysterious | The Other Door
~ The back room has a second door, behind the wardrobe, and its hinges have been oiled. // There's a second door, and it's been oiled.
! obstacle dark
! thing the wardrobe
lead: Behind the wardrobe. There's a door. // Somebody came in from the back. Every morning.
mate: Oiled. So that it wouldn't squeak. // And folded swans.
= late | comic | Three Eggs Too Many
~ Somebody who used to be thin is not thin any more. // Somebody's been putting on weight.
! obstacle trial
! thing three boiled eggs
mate: Three eggs every morning. On top of breakfast. // Somebody's been eating twice. For two months.
lead: Who didn't want any eggs this morning? // Who went green, just now, when I said egg?
= finale | tender warm | Table for One More
~ {Who} was the guest, and the eggs as well.
! obstacle bargain
! thing a napkin swan
! event truth who friend {Who} told {friend} who had eaten all those eggs.
! relation friend who +1
! relation friend mate +2
who: I never want to see another egg. | dry: I've had a hundred and twenty-six eggs. Let that be said. | grand: The guest was oneself. The eggs were a sacrifice. | precise: One hundred and twenty-six eggs. I have become partly egg. | gruff: It was me. I don't even like eggs. | shy: It was me. Um. I feel a bit sick.
friend: You? You invented somebody? For me? | dry: You made up a lodger. For me. | grand: You are telling one that one was cooking for you. | precise: You simulated a guest. Why? | gruff: All that, for me? | shy: You did that? For, um. Me?
who tender: You'd stopped whistling. You need somebody to bring a tray to. | dry: You'd gone quiet. You're only well when somebody's hungry. | grand: The whistling had ceased. The house was unbearable. | precise: You had not whistled for eighty days. I looked for the cause. | gruff: You were going grey round the edges. Nobody to fuss over. | shy: You stopped whistling. It was, um. So quiet.
friend crying: There's a whole town out there that's hungry. I only had to open the front door.
lead happy: On {feast}. With a sign: Do disturb.

@boxes
title: Seven Boxes
topic: the boxes
question: Who hid seven numbered boxes all over the place, and what is in the seventh?
premise: One after another seven boxes turn up, each for somebody else, and none for {friend}. The seventh may be opened on {feast}.
answer: {Who} hid them in a bad year, one good thing in each; the seventh is empty, because it is for what comes next.
= opening | mysterious playful | Number One
~ Behind {the detail} at {place} stands a box with a number on it: one of seven. // There's a box. It's one of seven.
! event find lead mate {Lead} and {mate} found the first of seven boxes.
lead: A box. 'One of seven.' // It was behind {the detail}. It's got a number.
mate: What's in it? // Is it ticking? It isn't ticking?
lead: A sugar lump, a map, and a note: 'For whoever was looking.'
= early | playful | Number Two
~ In the second box was a joke, half of one: only the answer. // In box two there's only the end of a joke.
! obstacle dark
! thing box number two
mate: '...so the goose kept the change.' That's all. // It's the last line of a joke. Where's the rest?
lead laughing: It's funny, though. I don't know why. // Now I have to find out about the goose.
= early | warm | Number Three
~ The third box holds a whole minute of quiet, in a jar, with instructions. // Box three's a minute of quiet, in a jar.
! obstacle high
! thing box number three
lead: 'Open when it's too loud. Lasts a minute.' // It's an empty jar with a label.
mate: Shall we? It is a bit loud, generally. // Try it. Go on.
* Nobody says anything. It lasts exactly a minute. (wide drift)
= early | comic | Number Four
~ The fourth box was guarded by a hen, who had to be reasoned with. // Box four was under a hen.
! obstacle unwilling
! thing box number four
mate: She won't get up. // She's looking at me as if I owed her money.
lead: Excuse me. I think you're sitting on our mystery. // Tell her that it's numbered. She may respect that.
= turn | sad tense | One for Everybody
~ Every box has had a name inside the lid. There is none for {friend}, who has noticed. // There's a box for everyone but {friend}.
! obstacle crowd
! thing the lids
! relation friend lead -1
! event quarrel friend lead {Friend} counted the lids, and told {lead} that it was always like that.
friend sad: It's all right. I've counted. There's never been one for me. | dry: Six lids. Six names. I can count. | grand: One has been overlooked. It must have been dark. | precise: Six boxes, six names. I am not among them. | gruff: None for me. Doesn't matter. Never does. | shy: There isn't one for, um. It's fine.
lead: There's still the seventh! // It's only a game with boxes!
friend: It's never only a game if you're the one who isn't in it. | dry: Says somebody with a box. | precise: You have yours on your shelf. I dust round it. | gruff: Easy said. You've got yours. | grand: It is a game. One is not asked to play. | shy: You've, um. You've got yours.
= late | mysterious | A Bad Year
~ The boxes were hidden ten years ago, in the year when nothing went right. // They were hidden ten years back, in the bad year.
! obstacle memory
! thing an old almanac
mate: That was the year of the flood. And the soup. // Ten years ago. The year we don't talk about.
lead: And somebody went round hiding nice things. // Who has the heart for that, in a year like that?
= late | tender | For F.
~ Under the seventh box, in very small writing: this one is {friend}'s, but not yet. // It says the seventh is {friend}'s. But not yet.
! obstacle torn
! thing the seventh box
lead: There's something underneath. With a pin. // You can only read it upside down.
mate: 'This one is for {friend}. Not yet.' // It's {friend}'s! It was {friend}'s all along!
= finale | warm triumphant | The Seventh Box
~ On {feast} {friend} opens the seventh box. It is empty, and it was {who} who hid it. // The seventh box was empty, and {friend}'s.
! obstacle locked
! thing the seventh box
! event gift who friend {Who} gave {friend} a box with nothing in it yet.
! relation friend who +2
! relation friend lead +1
friend: It's empty. | dry: Nothing. Of course. | grand: It contains air. One is not consoled. | precise: Contents: zero. | gruff: Hmph. Empty. I said so. | shy: There's, um. Nothing.
who: It's meant to be. The others were for what had been. This one's for what comes. | dry: It's not empty. It's not full yet. Big difference. | grand: Six were for the past. It is over. You were given the future. | precise: Six boxes concerned the past. The seventh has capacity. | gruff: The rest are full of old stuff. You I trusted with the new. | shy: It's for things that, um. Haven't happened.
friend surprised: You hid them? All seven? In that year? | dry: That was you? In that year? You didn't even own a coat. | precise: You? In the year of the flood? | gruff: You. That year. With all you had on. | grand: You did this, and never once alluded to it? | shy: It was you? Even, um. Then?
who tender: Somebody had to be sure there'd be a nice thing left to find.
lead: What are you going to put in? // So what goes in first?
friend happy: Today. I'll start with today.
"""
