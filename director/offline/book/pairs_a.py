"""Stories between two people, the first half: what happens beside the riddle of the day.

`spark` is where it starts, `knot` where it gets worse, `mend` where it comes right; the roles are
`a` and `b`. `thing` offers what it is about, `kinds` where it likes to be played, and `needs` what
the canon must hold: a secret, a promise, a chill or a warmth between the two, a fear, a skill, a
want, or something that `a` carries.
"""

TEXT = """
@last_piece
title: The Last {thing}
logline: {a} and {b} both want the last {thing}
thing: a pear // a honey bun // a slice of plum tart // a roast chestnut // a ginger biscuit // a cherry // a sugar mouse // a cheese straw
kinds: cafe kitchen market
ends_at: kitchen cafe
= spark | comic | The Last One // One Left // Two Hands, One Plate
~ There is one {thing} left, and {a} and {b} reach for it at the same moment.
* Two hands, one plate, one {thing}. (insert crash_zoom impact)
a: I saw it first. | dry: I've been looking at that one since noon. | grand: It has one's name on it. In crumbs. | precise: My claim is older by two seconds. | gruff: That's mine. I'm elderly. | shy: I was, um. I was nearly having that. | gentle: I'd saved that one, as it happens. | dreamy: It was looking at me.
b: You saw it. I smelled it. | dry: And I've been on my feet since before noon. | grand: One was here before the plate. | precise: Mine is heavier. I skipped breakfast. | gruff: I was elderly before you were. | shy: I'd, um. I'd already thanked it. | gentle: Then you'll enjoy watching me eat it, pet. | bright: I've been good all week! Mostly! | dreamy: It called me. By name, I thought.
* Between them {the thing} grows larger and more important. (extreme_close push_in)
a: Then we share it. Like friends. | dry: Fine. Halves. I cut, you choose. | grand: One proposes to divide it. One will divide. | precise: A fair cut is possible. I have a ruler. | gruff: Halves, then. I hold the knife. | shy: We could, um. Half?
b thinking: And who gets the bigger half? | dry: Halves are a myth. | precise: There will be a crumb over. There always is. | bright: Halves! But who gets the middle? | gruff: There's never been a fair half in history.
a: There's no bigger half. That's what a half is. | dry: You've never had a brother, have you. | precise: A bigger half is not a half. | gruff: Tell that to my brother. | shy: I don't mind the, um. Small one. Well. A bit.
= knot | comic tense | Measured // With a Ruler // The Fair Half
~ Measuring it takes so long that it begins to be about something else.
* {A} measures. {B} measures {a}'s measuring. (medium hold)
a: Yours is bigger. Look from here. | dry: That's not a half. That's a continent. | precise: You are ahead by four crumbs. | gruff: Yours has the corner. | shy: Yours has, um. More middle.
b angry: You always do that. You always check. | dry: It's a {thing}. Why's it always a trial? | bright: You never just believe me! | precise: You have re-measured me eleven times this year. | gruff: Forty years of weights, and you want a second opinion. | gentle: It isn't the size, is it, love?
a sad: Because I always get the small one. | dry: Because last time I got a plate. With nothing on it. | gruff: I was the youngest of six. You learn to count. | precise: I come last in every list. I have checked. | grand: One was the smallest of the litter. Nobody is to know. | shy: It's just, um. People forget I'm at the table.
* Silence. The knife lies between them. (insert hold)
= mend | warm tender | The Bigger Half // Crumbs // For You
~ Each of them has secretly kept it for the other.
* {A} pushes a plate across. So does {b}. The plates meet. (insert impact)
a shy: You have it. I wasn't so hungry. | dry: Take it. It was looking at you funny. | grand: One has gone off it. Do not make a scene. | precise: Your need was greater. I measured. | gruff: Eat it. It'll only go stale. | shy: It's, um. It's yours. I kept it.
b surprised: That's what I was going to say. | dry: I was about to do that. You've ruined my gesture. | bright: But I saved it for you! | precise: Our kindnesses have collided. | gruff: I'd wrapped it and all. | gentle: You daft thing. I'd put it by for you. | shy: I was, um. Doing that too.
a: Then who eats it? | dry: Now it's nobody's. We've been too nice. | precise: We are deadlocked by goodness.
* A gull takes it. (insert crash_zoom whoosh)
b laughing: Well. That settles it. | dry: And justice for all. | precise: Resolved. | gruff: Hmph. Best manners at the table. | grand: That gull is banned. | gentle: There's always another baking day.
! relation a b +1
! event feast a b {A} and {b} gave one another the last {thing}, and a gull took it.

@borrowed
title: The Borrowed {thing}
logline: {a} has broken something of {b}'s and would rather go to sea than say so
thing: a blue cup // a pocket comb // a best teaspoon // a music box // a snow globe // a clay whistle
kinds: workshop kitchen bedroom cafe
ends_at: same
= spark | comic tense | Crack // Behind My Back // It Was Like That
~ {A} has borrowed {b}'s {thing}, and now there are two pieces of it.
* A small crack. Two pieces of a {thing}. (insert impact)
a afraid: Oh no. No, no. Be one piece again. | dry: Right. New life. New name. New town. | grand: It leapt. It is a known leaper. | precise: There are now two. There had been one. | gruff: Blast. In my day they made them thicker. | shy: I only, um. I only looked at it. | dreamy: It wished to be two. One cannot argue.
* {B} comes in. {A} stands very straight, hiding something. (full door)
b: You haven't seen my {thing}, have you? | dry: Seen my {thing}? Small. Breakable. Loved. | precise: I am missing one {thing}. | gruff: Where's my {thing}? I put it there. | grand: One's {thing} has been mislaid. By the world. | gentle: Have you seen my {thing}, love? It was my mother's.
a: Which one? What does it look like? How many sides? | dry: A {thing}? What even is that? | grand: One has never seen a {thing} in one's life. | precise: I can truthfully say that I do not see it whole. | gruff: No. Why. Who's asking. | shy: I'm, um. I've got to go. I'm needed. By the sea.
b thinking: What's behind your back? | precise: Your hands are not where I left them.
a: My back's behind my back. | dry: More back. | grand: One's tail. Obviously. | precise: The rest of the room. | shy: Nothing. It's, um. Two nothings.
= knot | comic tense | Glue // Worse // It Looks Like New
~ {A} glues it in secret, and now it is stuck to {a}.
* {A}, glue, a {thing}, in the wrong order. (medium shake)
a: There. As good as new. Why can't I let go of it? | dry: It's mended. We're just very close now. | precise: The bond is excellent. It includes me. | gruff: Holds all right. Holds like a bailiff. | grand: One is attached to it. In the worst sense. | shy: It's stuck. It's, um. It's me, it's stuck to.
* {B}'s steps outside. (insert steps)
b: Are you all right in there? You've gone quiet. | dry: You're being quiet. It's loud. | gentle: You've missed your tea, love. Are you poorly? | precise: You have been silent for nine minutes. It is a record.
a: I'm fine! Don't come in! I'm thinking! | dry: Never better! Don't open that! | precise: I am well! Please remain a voice! | gruff: Busy! Private! Glue! | grand: One is in conference! | shy: I'm, um! I'm a long way off!
= mend | tender warm | Out With It // Two Pieces // It Was My Mother's
~ {A} holds out the pieces. {B} is less surprised than expected.
* {A} holds out both hands. (insert push_in)
a sad: I broke it. I hid it. I'm sorry. | dry: I broke your {thing}. Then I was a coward about it. | precise: I broke it. Then I hid it. The hiding weighs more. | gruff: It's broken. I did it. There's no more to it. | grand: It is broken. One did it. One has also sulked. | shy: It was me. Um. On Tuesday. I've felt sick since.
b: I know. I found the crumbs of it on Tuesday. | dry: I know. You've got glue in your eyebrows. | grand: One knew. One was waiting to be told. | precise: I know. I counted the pieces that day. | gruff: I know. I've got eyes. | gentle: I know, love. I was leaving the door open for you.
a surprised: And you didn't say anything? | dry: You let me suffer all week? | precise: You had the data and did not use it?
b happy: I wanted to see if you would. And you did. | dry: I wanted to see how far you'd go. Glue, apparently. | gruff: Things break. I wanted to know if we had. | precise: I was testing for something. It is not a thing.
! relation a b +1
! event apology a b {A} owned up to {b} about the broken {thing}.

@lesson
title: How to Do Nothing Right
logline: {b} is teaching {a} something that {b} has never had to explain before
needs: skill
= spark | comic playful | It's Easy // Lesson One // Watch Me
~ {B} will teach {a} the one thing that {b} does best. Doing it is easier than saying how.
* {B} does it once, without looking. It looks like nothing at all. (full sparkles)
a: Teach me that! | dry: Okay. That was annoyingly good. Show me. | gruff: Hm. Do that again. Slower. | grand: One could do that. One merely lacks the habit. | precise: Please divide that into steps. | shy: Could you, um. Show me? Some time? | gentle: Now how do you do that, love? | dreamy: How lovely. Where does one begin?
b: It's easy. You just do it. | dry: It's easy. First, be me. | precise: There are eleven steps. I have only ever noticed the last. | gruff: You do it till you can. That's all. | grand: It is a gift. One will try to lower it to you. | shy: You, um. You sort of let it. | bright: It's easy! You go like that! And then like that! | gentle: You just let your hands remember, love.
* {A} just does it. Something falls over in the next room. (wide impact)
a: Like that? | dry: Nailed it. | precise: Please compare. | gruff: That felt wrong. | grand: One meant to do that.
b thinking: Almost. Exactly the other way round. | dry: So close. As close as the moon. | bright: Nearly! That was nearly something! | precise: The likeness was four per cent. | gruff: That was a new way of not doing it. | gentle: That was a lovely try. Mind the plates. | grand: It had your enthusiasm. And nothing else.
= knot | comic sad | Again // And Again // The Forty-First Time
~ {A} fails for the fortieth time, and {b} says the wrong thing.
* {A}, crooked. {B}, patient, at the end of it. (medium hold)
a tired: I'll never get it. | dry: That's forty. Let's call it a lifestyle. | precise: Forty attempts. The curve is flat. | gruff: I'm too old for new tricks. | shy: I can't. My hands don't, um. They don't listen.
b: It's really not that hard. | dry: Honestly? A sheep could do it. | precise: Most people need three. | gruff: It's not difficult. You're difficult. | grand: One could do it at four weeks old. | bright: But it's so easy! Look! Easy, easy, easy!
* {A} puts it down and goes. The door closes very quietly. (wide door)
b sad: That came out wrong. | dry: Great teaching. Ten out of ten. | precise: I was accurate. It did not help. | gruff: Hmph. Me and my big mouth.
= mend | warm tender | Your Own Way // Not Like Me // It's Called Something Else Now
~ {A} can do it after all, only quite differently, and {b} asks to be taught.
* {A}, alone, does it. It looks nothing like {b}'s. It works. (full sparkles)
b surprised: Wait. What was that? | dry: Okay. What was that, and do it again. | gruff: Hold on. Who showed you that? | precise: That is not the method. And it is better. | grand: One saw that. Explain it. | shy: How did you, um. That was...
a: I stopped trying to be you. | dry: I gave up on doing it your way. | precise: I discarded all eleven steps. | gruff: Did it wrong till it was right. | grand: One did it as oneself. It was bound to be superior. | shy: I did it the way my, um. My hands wanted.
b happy: Show me. | dry: Teach me. I won't ask twice. | bright: Show me! Show me, show me! | precise: I should like to enrol. | gruff: Hm. Show an old dog. | grand: You may instruct one.
a: It's easy. You just do it. | dry: Easy. First, be me. | precise: There are no steps. I am sorry. | gruff: You do it till you can. | gentle: You just let your hands remember.
! relation a b +1
! event lesson a b {A} found another way of doing what {b} does best.

@wager
title: A Small Bet
logline: {a} bets {b} that {b} cannot go one whole day without complaining
kinds: workshop cafe station market
ends_at: cafe kitchen
= spark | comic playful | A Bet // Until Supper // Not One Word
~ {A} bets that {b} cannot go until supper without a single complaint.
* A coin spins on the table. (insert push_in chime)
a smug: I bet you can't go till supper without a complaint. | dry: Bet you can't be nice till supper. | precise: I propose a wager. No complaints until supper. | gruff: You couldn't keep from moaning till supper. I'll put money on it. | grand: One wagers that you cannot be content until supper. | shy: I don't think you could, um. Not grumble. Till supper.
b: I never complain! That's a horrible thing to say! | dry: I don't complain. I report. | grand: One never complains. One corrects. | precise: I have logged only forty today. It is early. | gruff: Me? I never. It's everybody else who's wrong. | gentle: Me, love? I haven't a cross bone. Is that a draught? | dreamy: I? I am made of contentment. And a sore wing. | shy: I don't, um. Do I?
a: That's one. | dry: One. | precise: One. | gruff: There's one.
b determined: From now, then. Not a word. | dry: From now. Watch me glow. | grand: From this moment one is delighted. | precise: From now. My objections are in a jar. | gruff: Right. From now. Lovely day. Blast it. | bright: From now! I'm going to be so cheerful!
* A bird flies over. Something lands on {b}'s shoulder. {B} smiles terribly. (close crash_zoom impact)
b: How nice. | dry: A gift. From above. | grand: How... festive. | precise: A sample. How generous. | gruff: What. A. Treat. | gentle: Well. That's... lucky, they say. | shy: It's, um. Warm.
= knot | comic | An Hour to Go // So Lovely // How Nice
~ All day everything goes wrong for {b}, who finds it all delightful, through closed teeth.
* {B}, wet, with one shoe, beaming. (full hold)
a: And the shoe? | dry: Where's the other shoe? | precise: You have fewer shoes.
b: I love having a cold foot. It's refreshing. | dry: It's a choice. It's fashion. | grand: It went to a better place. A drain. | precise: Ventilation. Excellent. | gruff: Never liked it. Or feet. | gentle: It wanted to see the sea, love. | shy: It's just, um. Looser.
* Something heavy falls off a shelf, on purpose. (wide impact)
a smug: Anything to say? | dry: Any feedback? | precise: Would you care to comment?
b: Gravity's doing so well today. | dry: Gorgeous. Do it again. | grand: One adores a percussion. | precise: The fall was punctual. | gruff: Lovely. Noise. My favourite. | bright: What a brilliant crash!
= mend | warm comic | Supper // You Win // Ask Me Now
~ {B} has won. {A} misses the grumbling and asks to have it back.
* The supper bell. {B} lets out a very long breath. (wide bell)
a: All right. You win. | dry: You won. I hated it. | precise: The wager is yours. | gruff: Fair's fair. You did it. | grand: You have prevailed. It was eerie.
b surprised: Don't you want to hear what I've been saving up? | dry: I've got four hundred saved up. Want them? | precise: I have a list. It is alphabetical. | gruff: I've a whole day of it in here. It's pressing. | grand: One has drafted a speech.
a: Please. I've missed it. It's been like a day without a clock. | dry: Please. It was too quiet. I nearly had a feeling. | gruff: Out with it. Place felt empty. | gentle: Oh, please do, love. I kept waiting for it. | shy: Yes please. It was, um. Too nice.
b happy: The soup's cold, the wind's rude, and I love you all. | dry: Soup's cold. Chairs are wrong. You lot are fine. | grand: The cushions are flat, the light is common, and the company... tolerable. | precise: Item one: the soup. Item four hundred: I was happy. | gruff: Soup's cold, shoe's gone, and I'd not be elsewhere.
! relation a b +1
! event bet a b {A} bet {b} a whole day without a complaint, and lost.

@sneeze
title: A Cold in the Head
logline: {a} has a cold and denies it, and {b} has soup
kinds: bedroom cafe workshop lighthouse
ends_at: same
= spark | comic | Not Ill // Bless You // Only Dust
~ {A} is ill, denies it, and sneezes a shelf empty.
* An enormous sneeze. A shelf comes down. (wide shake impact)
b: Bless you. | dry: Bless the shelf. | precise: Gesundheit. Wind force seven. | gruff: Cover your nose. And the crockery. | gentle: Bless you, love. That's a cold, that is.
a: It's not a cold. It's dust. | dry: It's the air. I'm allergic to air. | grand: One does not have colds. One has moments. | precise: It is not a cold. It is a leak. | gruff: Never had a cold in my life. It's pepper. | bright: I'm fine! I'b berfectly fide! | shy: It's only a, um. A-tchoo. | dreamy: I merely breathed in a star.
b: You're hot, pale and leaning on a wall. | dry: You're leaning on me. I'm not a wall. | precise: Your temperature exceeds your honesty. | gruff: You're the colour of whey. | gentle: You're all shivers, pet. Bed. | bright: You're bright red! It's quite pretty! But bed!
a: I like this wall. | dry: It's a good wall. | grand: The wall requested it. | precise: The wall and I are exchanging heat. | gruff: I'm holding it up. | shy: It's, um. A kind wall.
* {A} slides slowly down the wall and out of the picture. (full tilt_down)
= knot | comic tender | Doctor's Orders // Three Blankets // The Patient
~ {A} is the worst patient in the world. {B} is not patient either, but hides it better.
* A nose sticks out of a mountain of blankets. (medium push_in)
a tired: I've got things to do. | dry: I'm bored. Read me the ceiling. | grand: One will dictate. Take this down. | precise: I have forty-one duties. I can see them. | gruff: Work won't do itself. Let me up. | bright: Just one little errand! On one leg! | shy: Who's doing my, um. My things?
b: I've done them. | dry: Done. Badly, but done. | precise: They are done. I followed your notes. Your notes are poems. | gruff: All done. Nothing fell down. Much. | gentle: All done, love. Even the one you hate.
a surprised: All of them? | dry: Even the smelly one? | grand: Even the four o'clock nap? | precise: In the correct order?
b: Go to sleep. | dry: Shut your eyes. Both. | precise: Please switch off.
= mend | tender warm | Your Turn // And Now You // Catching
~ {A} is well again. {B} sneezes.
* {A}, up and pink. {B}, a little grey. (wide hold)
a happy: I'm cured! What do I owe you? | dry: I'm alive. Put it on my bill. | grand: One has recovered. You may rejoice. | precise: I am restored. I kept a graph. | gruff: I'm right as rain. Said so all along. | shy: I'm better. Thank you for, um. For staying.
b: Nothing. I'm never a-, a-... | precise: Nothing. I am immune to...
* A second shelf comes down. (wide shake impact)
a: Bed. | dry: Wall's free, if you want a lean. | precise: Observe your colour. It is my former colour. | gruff: Bed. Don't argue. I know all the arguments. | gentle: Into bed with you, pet. My turn.
b tired: It's only dust. | dry: It's the air. | gruff: It's pepper. | grand: It is a moment.
! relation a b +1
! event debt b a {B} sat up with {a} and a pot of soup.

@rumour
title: Somebody Said Something
logline: {b} has half heard something and makes the rest of it up
kinds: market cafe street station
ends_at: same
= spark | comic sad | Half a Sentence // Through a Door // They Said
~ {B} hears half a sentence through a door. It is the worse half.
* Behind a door: {a}'s voice. In front of it: {b}'s ear. (medium door)
a: ... and then we'll finally be rid of the old thing. | dry: ... so I say we chuck it. It's had its day. | precise: ... it is worn out, slow, and should be replaced. | gruff: ... creaks all day, useless, wants throwing out. | grand: ... shabby, noisy, and frankly in one's way. | gentle: ... I'll be sorry, but it's past mending, poor old thing.
b surprised: They mean me. | dry: Huh. That'd be me, then. | grand: They speak of one. Of one! | precise: The description fits me to one decimal. | gruff: So that's what they think. | shy: That's, um. That's me. | gentle: Oh. Well. I suppose I am getting on.
* {B} creeps away. Behind the door the talk goes on. (wide track_left)
a: ... and buy a new chair. | dry: ... and get a chair with four legs. | precise: ... with a chair that does not wobble. | gruff: ... and get a proper chair.
= knot | comic sad | Being Useful // Watch This // Not Old at All
~ To prove how needed {b} is, {b} does everything at once. It does not help.
* {B} carries six things, sweeps with a foot, and smiles. (full shake)
a surprised: Are you all right? | dry: What's... all this? | precise: You are doing nine things. You are doing none of them. | gruff: What are you playing at? | gentle: Sit down, love, before you fall down.
b: I'm not slow! See? Not slow at all! | dry: Just being modern. And quiet. And new. | grand: One is fetching. Look. One is fetching. | precise: Observe how I do not creak. | gruff: Strong as an ox! Look! Nothing wrong with me! | shy: I don't, um. Creak. Do I?
a: Nobody said you were. | dry: Who said slow? | precise: The claim was not made.
b sad: You did. To the door. | dry: You did. I was the door. Nearly. | grand: One has ears. They were used. | shy: I heard you. Through the, um.
= mend | warm comic | The Chair // It Was the Chair // Listen to the End
~ It was about a chair. {A} shows {b.him} the chair, and then something else.
* A chair. It wobbles. It has three and a half legs. (insert impact)
a: It was about this. | dry: That. I was on about that. | precise: The subject was furniture. | gruff: The chair, you goose. | gentle: It was this old chair, love.
b surprised: A chair. | dry: I've been jealous of a chair. | grand: One has suffered for a chair. | precise: I had considered myself. I had not considered chairs. | shy: It's, um. It's a chair.
a: I'd never get rid of you. Who else would laugh at my jokes? | dry: You're staying. You're load-bearing. | precise: You are not replaceable. I looked. The shop was ashamed. | gruff: You're not for throwing out. You're fitted. | grand: One's staff are permanent. One is used to you. | shy: You're my, um. Favourite thing here. And you're not a thing.
b happy: Then can I have the chair? I've got rather fond of it. | dry: Keep the chair too. We've been through a lot. | grand: The chair stays as well. It and one are comrades. | precise: I should like to adopt the chair. | gruff: Leave the chair. I'll mend it. I know how it feels.
! relation a b +1
! event truce a b {A} and {b} chased a rumour home to where it began.

@fear
title: One Step, Then One Step
logline: {b} helps {a} to be a little less afraid
needs: fear
ends_at: same
= spark | tense comic | Not Me // Anything But That // After You
~ There is one thing that {a} is afraid of, and today it cannot be avoided.
* {A} stops dead, in the middle of a step. (full hold heartbeat)
a afraid: You go on. I'll catch you up. In a year. | dry: Know what? I'm good here. | grand: One has remembered an engagement. Elsewhere. | precise: My legs have voted. It was unanimous. | gruff: I'm not going. My knee's bad. Both. | bright: I'm not scared! I just can't feel my feet! | shy: I can't. I'm, um. I can't. | dreamy: I believe I shall faint, if nobody minds.
b: What is it? | dry: What's up? You've gone see-through. | precise: Your pulse has doubled. Please explain. | gruff: What's the matter with you?
a: I'm not fond of {a.fear}. I never have been. | dry: It's {a.fear}. Don't laugh. | precise: The word is {a.fear}. I have said it. | gruff: It's {a.fear}. There. Laugh if you like. | grand: If you must know: {a.fear}. | shy: It's, um. It's {a.fear}.
b: I'm not laughing. | dry: I'm not. I've got worse. | bright: I won't laugh! I'm scared of spoons! Some spoons! | precise: I do not laugh at measurements. | gruff: Who's laughing? I hide when it's my turn. | gentle: Oh, love. Everybody's got one of those. | shy: Me neither. I mean, um. I've got lots.
* {B} holds out a sleeve. (insert push_in)
?b: Hold on to that. We'll do one step. Just one. | dry: Grab a sleeve. One step. Then we quit. | precise: I propose one step. One is a very small number. | gruff: Here. Sleeve. One step. | grand: You may touch one's ribbon. One step.
= knot | tense tender | One Step // And Back // Four Steps
~ They get as far as step four.
* {A}'s foot hangs in the air. (insert hold heartbeat)
b: That's three. How are you? | dry: Three. Still breathing? Tick. | precise: Three steps. You are at sixty per cent tremble. | gruff: Three. More than I'd have done. | gentle: Three, love. You're doing beautifully.
a afraid: Talk to me. About anything. | dry: Say something boring. Please. | precise: Kindly recite something. | grand: Distract one. Sing, if you must. | shy: Talk. Just, um. Be a noise.
b: Did I ever tell you about the tuba? | dry: So. Soup. Thoughts on soup? | bright: Right! I once got my head stuck in a jug! | precise: One, four, nine, sixteen, twenty-five. | gruff: I had a goat once. Called Margaret. | grand: One was once admired for an entire afternoon. | dreamy: There was a star that was afraid of the dark. | shy: I know a, um. A gull joke. It's not good.
* A gust. {A} turns round and runs. (wide track_left run)
= mend | warm triumphant | One More // The Fifth Step // Not Alone
~ {A} comes back alone and takes the fifth step. Then looks round for {b}.
* {A} stands there, trembling, a step further than ever before. (full push_in)
a surprised: I'm doing it. I'm still scared. And I'm doing it. | dry: Huh. It's still awful. And I'm still here. | grand: One is terrified and magnificent. It can be both. | precise: Fear: unchanged. Distance: five. | gruff: Still don't like it. But look at me not liking it here. | bright: I'm doing it! I'm scared and I'm doing it! | shy: I'm, um. I'm here. My knees are too.
b: That's all brave is. | dry: That's the whole trick. Don't tell anyone. | precise: That is the definition. I looked it up. | gruff: That's what brave is. Nobody tells you. | gentle: That's brave, love. That's all it ever was. | grand: One calls that rank. | dreamy: That is how the stars do it, dear.
a: Were you there the whole time? | dry: How long've you been standing there? | grand: You saw? You did not see. Did you see all of it?
b happy: One step behind you. | dry: One step back. In case of fainting. | precise: One step behind. I had a mattress. | gruff: Just behind. I'm nosy. | shy: Just, um. One step.
! relation a b +1
! event rescue b a {B} held on to {a} in the dark, one step at a time.

@letter
title: A Letter Not Sent
logline: {a} has written a letter, and posts it everywhere but in the letter box
kinds: station street market
ends_at: cafe bedroom bridge station
= spark | comic wistful | Not Yet // To Whom // The Wrong Stamp
~ {A} has been carrying a letter about for days. {B} asks whom it is to, and gets the price of stamps.
* {A} stands before the letter box, holds the letter in, takes it out. (full hold)
b: That's the fifth time. I counted. | dry: You've been at that box an hour. Is it winning? | precise: You have nearly posted it five times. | gruff: In or out? You're letting the draught in. | gentle: Is it stuck, love? | shy: Um. It makes a noise when you, um. Don't.
a: The stamp's crooked. | dry: It's not the letter. It's the hole. Bad hole. | grand: One is allowing it to ripen. | precise: The stamp deviates by two degrees. | gruff: Stamps were a penny in my day. | bright: I'm just weighing it! With my arm! | shy: I haven't, um. It isn't finished. Being written.
b: Who's it to? | dry: Who's the lucky reader? | precise: There is no address on it. | gruff: Who d'you know that can read?
a: Nobody you know. Or somebody. It looks like rain, doesn't it? | dry: A person. With a door. Drop it. | grand: That is between oneself and the post. | precise: The field is empty. I am still calculating. | gruff: Somebody. Mind your own. | shy: It's to, um. It's just to.
* {A} puts the letter back in a pocket. It is quite worn at the corners. (insert hold)
= mend | tender warm | To You // Special Delivery // No Stamp Needed
~ The letter was to {b}. It is handed over without a stamp.
* The letter on the table between them. (insert push_in)
a shy: It's to you. | dry: It's for you. Don't read it out. | grand: It is addressed to you. It is a great honour. | precise: You are the addressee. I could not write the number of a friend. | gruff: Here. It's yours. Took me a week, so read it proper. | shy: It's, um. It was always to you.
* {B} opens it. On the page there is one line. (insert page)
b: It says, thank you for last winter. | dry: 'Thanks for the winter.' That's it. That's all of it. | precise: One line. Thank you for last winter. | gruff: 'Thank you for last winter.' Hmph. | shy: Thank you for, um. For last winter.
a: I wanted to put more. But the rest was all crossing out. | dry: The long version had feelings in. I cut those. | grand: There were nine drafts. That is the essence. | precise: I deleted four pages. They were all that. | gruff: That's the lot. I'm no poet.
b crying close: It's the best letter I've ever had. | dry: I've got something in my eye. It's the letter. | grand: One will keep it under one's cushion. | precise: I am leaking. It is permitted. | gruff: Wind's got up. In here. | gentle: Oh, you. Come here. It's the best I ever had.
! relation a b +1
! event truth a b {A} handed {b} a letter that had been everywhere but in the post.

@soup
title: Too Many Cooks
logline: {a} and {b} cook together, from two different recipes
kinds: kitchen cafe workshop
ends_at: same
= spark | comic | Two Recipes // A Pinch // One Pot
~ {A} and {b} are to cook one soup. Each has a recipe, and they have nothing in common.
* One pot. Two ladles. (medium push_in splash)
a: Now a pinch of salt. | dry: Salt. A pinch. A normal person's pinch. | precise: Now two point four grams of salt. | gruff: Salt. And don't be mean with it. | bright: Now the salt! I love the salt bit! | gentle: A little salt, and patience. | grand: You may add the salt. One points.
b: I've salted it. Twice, to be safe. | dry: Already did. Twice. I was bored. | precise: Salt has been added. In a logarithmic pinch. | bright: I did that! And then I did it again! | gruff: It's in. Good handful. | shy: I, um. I did that. I thought you hadn't. | grand: One has attended to it. Generously. | dreamy: I gave it some. It looked so plain. | gentle: Oh. I did it as well, love.
* Both taste. Both faces fold up. (close crash_zoom impact)
a: Interesting. | dry: Refreshing. If you're a herring. | precise: It is now the sea. | gruff: That'd tan a boot. | grand: It bites. | shy: It's, um. It's very there.
b: Sugar. Sugar takes the edge off. | dry: More water. And a different pot. And a different soup. | precise: I propose dilution. By a lake. | bright: Sugar! Sugar fixes everything! | gruff: Potato. Potato soaks up a multitude. | gentle: A potato, love. And a little prayer.
* Something is thrown in. The pot replies. (wide shake splash)
= knot | comic urgent | It's Rising // The Lid // Run
~ What is in the pot has grown, and is looking for the door.
* A lid dances. Under it something green rises. (insert shake)
a surprised: Is it meant to do that? | dry: It's coming out to meet us. | precise: Volume has doubled. It appears to want more. | gruff: What did you put in it? | grand: It is approaching one. | shy: It's, um. It's breathing.
b: I only put in a bit of everything. | dry: A bit of this. A bit of that. A bit of regret. | precise: Yeast. I had taken it for a spice. | bright: Just the yeast! All of the yeast! | gruff: What the book said. And then some. | gentle: Only a little yeast, love. For company.
a shout: Sit on the lid! | dry: On the lid. Now. Both of us. | grand: Somebody heavy! Not one!
* {A} and {b} sit on the lid, back to back. It lifts them gently. (full tilt_up)
= mend | warm comic | Nobody Must Know // Second Helping // What's It Called
~ Everybody wants more. Nobody will ever be able to make it again.
* Empty bowls. (insert pan_right)
a: They've eaten it. All of it. | dry: They ate it. On purpose. | precise: Zero remains. I am unsettled. | gruff: They've licked the pot. | grand: It has been devoured. Naturally. | shy: They, um. They liked it.
b: Somebody wants the recipe. | dry: They want the recipe. What do we say? | precise: The recipe is requested. There is none.
a whisper: What did we do? | dry: Do you remember any of it? | gruff: D'you recall what went in? | precise: Do you have a record?
b laughing: Everything. Twice. And then we sat on it. | dry: Panic, mostly. And a potato. | precise: Step nine was sitting on it. | gentle: We got on with each other, love. That's rare, in a soup.
! relation a b +1
! event feast a b {A} and {b} made a soup from two recipes, and somebody asked for more.

@umbrella
title: One Umbrella
logline: {a} and {b} have one umbrella between them, and an opinion each
kinds: street bridge seaside market rooftop station
weather: rain
clears: clear
ends_at: street bridge seaside market rooftop
= spark | comic playful | Half Each // Whose Arm Is Longer // One Umbrella
~ One umbrella, two people, and a wind that takes sides.
* One umbrella. It covers one and a half. (full hold)
a: You're holding it over yourself. | dry: I'm getting a lovely view of the dry bit. | precise: I have eleven per cent of the umbrella. | gruff: My left side's swimming. | grand: One's tail is outside. One's tail! | shy: I'm fine. I'm, um. Only half wet. | gentle: You have it, love. I've been wet before. | bright: It's raining on my ear! Only one ear!
b: I'm holding it in the middle. You're wide. | dry: It's in the middle. You're just very far out. | precise: It is centred. We are not. | gruff: It's straight. You lean. | grand: It is over the more important head. | shy: Sorry. Is that, um. Better? | bright: Squash up! We're too far apart! | dreamy: It goes where it likes, dear. I merely attend.
* A gust. The umbrella turns inside out. (wide shake whoosh)
a: Well, now it's fair. | dry: Perfect. Equal. | precise: We are now both at zero. | gruff: Hmph. Even. | grand: It has resigned. | shy: Now it's, um. A bowl.
b laughing: It's catching more than it keeps off! | dry: It's a bird bath now. | precise: It has become a container. | gentle: We could wash up in it. | gruff: Cheap ribs. A sneeze would fold them.
* {A} and {b} look at each other, drenched, and start to run. (full track_right run splash)
= mend | warm tender | The Long Way // Not in a Hurry // It Stopped an Hour Ago
~ It has long stopped raining. Neither of them has mentioned it.
* The mended umbrella, over two people, under a clear sky. (wide pull_out)
a: Has it stopped? | dry: Is it still raining? I can't tell. From under here. | precise: I register no drops. I have not looked. | gruff: Dry out there, is it? | shy: It's stopped. Hasn't it? Um. I'm not saying.
b: Ages ago. | dry: Hour ago. | precise: Fifty-one minutes ago. | gruff: A good while. | gentle: Some time ago, love. | shy: A while, um. Back.
a: Should we fold it up, then? | dry: We could put it away. If we were boring. | precise: The umbrella has no further function.
b happy: Not yet. | dry: Nah. Might start again. | precise: I recommend a safety margin. One hour. | gruff: Leave it. Never trust a sky. | grand: One is used to the shade. | shy: It might, um. Come back.
! relation a b +1
! event rescue a b {A} and {b} came home under one umbrella, each with one dry shoulder.

@presents
title: Two Parcels
logline: {a} and {b} secretly swap what they love best for a present for one another
thing: *
kinds: market cafe street
ends_at: cafe kitchen bedroom
= spark | comic playful | A Secret Errand // Don't Turn Round // Paper and String
~ {A} is buying a present for {b}, who is buying one for {a}, at the same stall.
* {A} hides something behind {a.his} back. So does {b}. (full hold)
a: What are you doing here? | dry: Fancy meeting you. Go away. | grand: This is a coincidence. Leave it. | precise: Your presence was not scheduled. | gruff: What do you want here? | shy: Oh. Um. You. Here. | gentle: I didn't see you there, love. Look at that gull!
b: Nothing! Vegetables! | dry: Just looking. At... onions. For my health. | precise: I am purchasing nothing. A large nothing. | gruff: Nails. | grand: One is inspecting the fish. | shy: I was, um. Leaving. | bright: Turnips! I love turnips! Look, turnips!
a thinking: Since when do you like vegetables? | dry: You hate onions. You wrote them a letter. | precise: You have never eaten one.
b: Since just now. | dry: People grow. So do onions. | precise: It is for holding. | gruff: I contain depths. | grand: One's palate is a mystery.
* {A} and {b} leave backwards, in opposite directions. (wide track_left steps)
= mend | warm tender | Both at Once // With String // Just What I Gave Away
~ Each has given away what the other's present was for. It is the best exchange they ever made.
* Two parcels are pushed across at the same moment. (insert impact)
a: You first. | dry: Go on. Before I regret it. | precise: Please open yours. I shall measure your face.
b surprised: {A thing}! It's for the... I gave that away. For yours. | dry: {A thing}. To go with the thing I just swapped. For yours. | precise: {A thing}. It fits what I exchanged this morning. For yours. | gruff: {A thing}. For the one I sold. To buy yours. | shy: {A thing}. Um. I gave mine up. To get you yours.
* {A} opens the other parcel and begins to laugh. (close push_in)
a laughing: And I swapped mine for yours! | dry: Same. I traded mine for that. We're fools. | precise: Likewise. We have achieved a perfect nothing. | gruff: And I swapped mine to get that. Pair of ninnies. | grand: One also gave up one's own. One is never like this. | gentle: Oh, love. And I let mine go for yours.
b happy: So now we've both got nothing. | dry: So net result: string. | precise: Total possessions: two useless ones. | gruff: So we've naught between us. | shy: So we've got, um. Nothing that works.
a: Best present I ever had. | dry: I'm keeping it for ever. | precise: I rate it above things that work. | gruff: Wouldn't swap it. Not twice. | grand: It will be displayed.
! relation a b +1
! find a thing
! give a b thing
! event gift a b {A} and {b} gave one another the one thing that was no use any more.

@jealous
title: Three Is a Crowd
logline: {a} has found a new best friend, who is a snail, and {b} does not mind at all
kinds: forest field street bridge seaside
ends_at: same
= spark | comic | A New Friend // Gerald the Second // Nice to Meet You
~ {A} has a new friend, who listens better than anybody. It is a snail.
* A snail on a palm. It puts out its eyes. (insert push_in)
a happy: He listens. He never interrupts. | dry: He's great. No opinions. | grand: He is of excellent family. He has a house. | precise: He has answered none of my questions wrongly. | gruff: Good listener. Not like some. | shy: He's slow. He's, um. My speed. | bright: This is Kevin! He's my best friend since breakfast! | gentle: He only wants a leaf and a kind word. | dreamy: He is on his way from one star to another.
b: It's a snail. | dry: That's a snail. You know that. | precise: That is a gastropod. | gruff: That's a snail. They eat cabbages. | grand: It is wet. And it has no rank. | shy: It's, um. A snail.
a: He's called Kevin. | dry: He's got a name. Kevin. | precise: His designation is Kevin.
b smug: And what does Kevin do that I don't? | dry: And what's Kevin got? Apart from slime. | grand: And can Kevin sit? Like this? | precise: I should like to compare our figures. | gruff: Hmph. And who carried your bag on Monday? Kevin? | gentle: That's nice, dear. I'm sure he's very... moist. | shy: Oh. That's nice. That's, um. Fine.
a thinking: He's never late. | dry: He stays. | precise: He is consistent. | shy: He doesn't, um. Go home.
* {B} glares at the snail. The snail draws in its eyes. (close crash_zoom)
= mend | warm comic | Kevin Moves On // He Left a Note // Room for Two
~ The snail has gone, at snail's pace, and {b} has been helping {a} look for two hours.
* {A} and {b} on all fours with a lamp. (full track_right)
a sad: He's gone. | dry: He left me. At no speed at all. | precise: Kevin is absent. | gruff: Gone. Knew it. | grand: He has taken leave. Without asking.
b: He can't have gone far. He's Kevin. | dry: Give it a week. He'll be at the door. | precise: Maximum distance: four metres. I have drawn a circle. | gruff: He'll be under a leaf. They're always under a leaf. | gentle: We'll find him, love. I've brought lettuce.
a surprised: I thought you didn't like him. | dry: You couldn't stand him. | precise: You filed a complaint about him.
b: I don't. But you do. | dry: I don't. He's smug. But you were happy. | grand: One does not. One likes you. It is not the same. | precise: I do not. My search is about you. | gruff: Can't abide him. Doesn't mean I want you moping. | shy: I was just, um. Scared he'd be better.
* On a leaf, very small, sit two snails, side by side. (insert push_in sparkles)
! relation a b +1
! event truth b a {B} minded about the snail, and told {a} so.

@apology
title: How to Say Sorry
logline: {a} practises an apology to {b} on everybody but {b}
needs: warm
kinds: bridge street rooftop seaside
ends_at: bridge rooftop seaside street
= spark | comic | To the Coat Stand // Once More With Feeling // Practice
~ {A} owes {b} an apology, and practises it. On a post, a gull and a bucket.
* {A} speaks earnestly to a post. (full hold)
a: I'm sorry. No. I am so very... no. | dry: Sorry. Hm. Too much? Sorry. Not enough. | grand: One regrets. One... no. One is not built for it. | precise: I apologise at level four. Level five. Six. | gruff: Sorry. Sor-ry. It's like a bone in the throat. | bright: Sorry, sorry, sorry! No, that's too many! | shy: I'm, um. Sorry. Um. Sorry-um. | gentle: I'm sorry, love. No, not 'love'. Not yet.
* Behind {a} stands {b}, a good while already. (wide push_in)
b: Who's the post? | dry: Should I leave you two alone? | precise: You are apologising to timber. | gruff: What did that post ever do? | gentle: What's it done to you, love?
a surprised: How long have you been there? | dry: How much of that was public? | grand: This was a closed session. | precise: Please state your time of arrival. | shy: Oh. Oh no. Um.
b: Since 'level four'. | dry: Since the second 'sorry'. It was the best one. | bright: Since the beginning! It was lovely! | precise: Since the first attempt. There were eleven. | gruff: Long enough. | gentle: Long enough to like it.
* {A} flees, in a dignified way, and trips only once. (full track_left run)
= mend | tender warm | Without Practice // Just Sorry // That Will Do
~ In the end it comes out without any practice at all.
* A narrow place. {A} and {b} from opposite sides. (wide push_in)
a sad: I was unfair. That's the whole of it. | dry: I was rotten to you. No jokes. See? None. | grand: One was in the wrong. One was entirely in the wrong. | precise: I hurt you. I have no figure for it. | gruff: I did you wrong. And it's been sitting on me. | shy: I was mean. I didn't, um. I didn't mean it.
b: That wasn't the one you practised. | dry: That's not how you said it to the post. | precise: That version was not rehearsed. | gruff: Post got a longer one.
a: No. I forgot all of those. | dry: Those were for posts. | precise: They were deleted when I saw your face. | gruff: Those were rubbish.
b happy: This one's better. It's got you in it. | dry: Keep that one. It works. | grand: It is accepted. It is even liked. | precise: Accepted. Immediately, and to all places. | gruff: That'll do. That'll do nicely. | shy: It's, um. It's a good one. I forgive you.
! relation a b +1
! event apology a b {A} said sorry to {b}, after saying it to a gatepost.
"""
