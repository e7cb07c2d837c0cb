"""Stories between two people, the second half; see `pairs_a` for the roles and the notes."""

TEXT = """
@forgotten
title: The Day Nobody Mentioned
logline: it is {b}'s special day, and {a} has plainly forgotten it
kinds: workshop cafe kitchen bedroom
ends_at: cafe kitchen workshop bedroom
= spark | comic wistful | An Ordinary Day // Guess What Day It Is // Nothing Special
~ It is {b}'s day. {B} drops hints. {A} does not pick them up.
* {B} has put on something clean and stands in the light. (full push_in)
b: Do you know what day it is? | dry: Funny old date, today. | grand: One invites you to recall the date. | precise: Today is the day it is. Do you follow? | gruff: Know what today is? | shy: Um. It's today, today. | gentle: It's a nice date, today's. Don't you think?
a: Thursday? | dry: Bin day. | bright: Is it pancake day? | precise: It is day two hundred and eleven. | gruff: Wash day. | grand: It is one's usual day. | gentle: Wash day, love. Pass me that basket. | dreamy: One of the round ones, I think.
* {B} clears {b.his} throat and moves a little further into the light. (close push_in)
b: A year ago today something rather good happened. | dry: Somebody turned up here. A year back. Somebody great. | grand: On this day the place was much improved. | precise: One year ago a number increased by one. | gruff: Year ago. I came through that door. Never mind. | shy: It's a year since, um. Since I came.
a thinking: The new bucket! | dry: Right. The bucket. Great bucket. | bright: We got the bucket! Happy birthday, bucket! | precise: The bucket. Yes. It has performed well. | gruff: Ah. The bucket. | gentle: Oh, the bucket! Hasn't it been good?
b sad: Yes. The bucket. | dry: Sure. The bucket. | grand: The bucket. Quite. | precise: The bucket also arrived. | shy: It's, um. It's a good bucket.
= mend | warm tender | Not the Bucket // Surprise // The Chair in the Middle
~ Nobody had forgotten. They were only very bad at pretending.
* A dark room. Then lamps, everywhere. (wide pull_out sparkles chime)
a shout happy: Surprise! | dry: Surprise. There. I shouted. Nearly. | grand: You may be surprised. | precise: Surprise. It was planned to the minute. | gruff: Surprise, or whatever it is. | shy: Surprise. Um. Quietly.
b surprised: But you said the bucket! | dry: You looked me in the eye and said 'bucket'. | grand: One was passed over for a bucket! | precise: You displayed no sign. I scanned for signs. | gruff: You said bucket. To my face. | shy: I thought, um. I thought you'd all...
a: I had to say something. I panicked. | dry: I had cake behind my back. It was the first word. | bright: I nearly told you nine times! I bit my sleeve! | precise: I cannot lie. I could only say 'bucket'. | gruff: Had to say something. Bucket was there. | gentle: I nearly cried saying it, love.
* The bucket stands in the middle of the table, with a ribbon and a cake in it. (insert push_in)
b laughing: It's the best bucket I ever had. | dry: I take it back. Great bucket. | grand: One will share the day with it. | precise: The bucket may stay. | gentle: Oh, you and your bucket. Come here.
! relation b a +1
! event gift a b {A} had not forgotten the day, and let {b} think so till supper.

@nickname
title: What Shall I Call You
logline: {a} is looking for a nickname for {b}, and the gulls already use the worst one
kinds: street seaside station market
ends_at: seaside rooftop bridge station
= spark | comic playful | A Proper Name // Not That One // Something With Teeth
~ {A} thinks {b} needs a nickname. {B} has had a name for years, and was fond of it.
* {A} walks round {b} and tries words. (full track_right)
a: Thunder. No. Lightning. No. Teapot? | dry: You need something short. 'Oi' is taken. | grand: One will confer a title. Kneel. Or sit. | precise: I have generated forty. Thirty-nine are vegetables. | gruff: Everybody had one in my day. Mine was Bucket. | shy: I thought of a name. For you. It's, um. It's only small. | gentle: You look like a Dumpling to me. | dreamy: You are surely called something else by the stars. | bright: Thunder! No! Pickle! No! Captain Pickle!
b: I've got a name. | dry: I've got one. It's on my letters. | grand: One has eleven. They are engraved. | precise: My name is adequate. It has been tested. | gruff: I've a name. It's done me all right. | shy: Isn't mine, um. Isn't it good?
a: That's what people call you. I mean what your friends call you. | dry: That's your outdoor name. | precise: That is your label. I mean your nickname. | gruff: That's for bills. | grand: That is for the public.
* A passing gull cries out. It sounds a good deal like a word. (insert crash_zoom)
b surprised: It did not just call me Wobble. | dry: Did that bird say Wobble? | grand: It said Wobble. It said it to one's face. | precise: The gull said 'wobble'. I have the recording. | gruff: What did it say? | shy: It said, um. Wobble.
a laughing: Wobble! | dry: Oh, that's you. That's you for life. | precise: It fits to two decimals. | gruff: Ha! Wobble! | gentle: Wobble. Oh, it's got a lovely roundness.
= mend | warm comic | Just You // The Gulls Know // The Only One
~ The nickname comes by itself, when neither of them is looking for it.
* {A} and {b} side by side, looking the same way. (wide drift)
a: I've stopped looking. I think yours is the right one already. | dry: I give up. You look like your name. | precise: After review your name cannot be improved. | gruff: Yours'll do. Suits your face. | grand: One has decided that you are already called it. | shy: I like yours. It sounds like, um. Like you coming in.
b happy: Say it, then. | dry: Go on, then. | precise: Please demonstrate. | gruff: Let's hear it.
a: {b!}. | precise: {b!}. Confirmed.
* Far away: a gull. (extreme_wide hold)
b smug: Close enough. | dry: Don't even think it. | gruff: Not a word. | grand: Silence, bird. | precise: I heard that. | gentle: Oh, let it, love. It means well. | shy: I don't mind. When it's, um. A gull.
! relation a b +1
! event gift a b {A} gave {b} a name that nobody else may use.

@rules
title: Eleven House Rules
logline: {a} writes house rules for {b}, who has a few of {b.his} own
kinds: workshop kitchen cafe library bedroom
ends_at: same
= spark | comic | Rule One // On the Door // In Capitals
~ {A} has put up a list of rules. Every one of them is about {b}.
* A list on the door. It is long. (insert tilt_down page)
b: Rule one: no whistling before breakfast. Is that me? | dry: 'No whistling.' Subtle. | precise: Rule one concerns whistling. I suspect that I am rule one. | gruff: 'No whistling'? It's my whistle! | grand: Rule one. One is not ruled. One rules. | shy: No whistling. Um. Is that, is that me? | gentle: 'No whistling.' Oh. Was I, love?
a: It applies to everybody. | dry: It's general. It's generally you. | grand: It applies to all who are not oneself. | precise: It applies to everyone who whistles. That is one person. | gruff: Everybody. Who whistles. | bright: It's for everyone! Mostly you! | gentle: It's for all of us, love. Some more than others.
b: Rule five: {b} is not to touch the kettle. | dry: Rule five's just my name and the word 'no'. | precise: Rule five contains my name. Twice. | gruff: Five: 'Hands off the kettle, {b}.' Charming. | shy: Rule five's my name. In, um. In capitals.
a: That's an example. | dry: A hypothetical you. | precise: It is illustrative. | gruff: For clarity. | gentle: Only as a for-instance.
* {B} takes the pencil and writes something underneath. (insert push_in)
b smug: Rule twelve: no rules before ten. | dry: Twelve: see rule none. | precise: Rule twelve: rules must be true. | gruff: Twelve: whoever writes lists washes up. | grand: Rule twelve: one is exempt. | gentle: Twelve: be nice to whoever makes the tea. | bright: Rule twelve: everybody has to dance! | shy: Twelve is, um. 'Please.'
= knot | comic | Rule Forty // More Paper // The Door Is Full
~ By noon the door is full, and the rules have started on the wall.
* A wall of paper. {A} and {b}, with pencils, back to back. (wide pan_right)
a angry: Thirty-nine: no breathing like that. | dry: Thirty-nine: stop being right. | grand: Thirty-nine: silence, in three parts. | precise: Thirty-nine: no unquantified sighing. | gruff: Thirty-nine: no humming, tapping or larking. | shy: Thirty-nine. Um. No looking at me like that.
b: Forty: no writing rules about breathing. | dry: Forty: see thirty-nine, but backwards. | grand: Forty: no thirty-nines. | precise: Forty: all sighs are to be respected. | gruff: Forty: I'll lark if I like. | bright: Forty: more larking!
* Both of them reach for the last free bit of wall. (insert crash_zoom)
a: What are we doing? | dry: We've got no door left. | precise: We have now forbidden everything. Including this. | gruff: Can't get out, now. Door's papered shut.
= mend | warm | The Only Rule // One Line // Off the Wall
~ Of all the rules one stays up.
* The paper comes down. One sheet is left. (insert push_in page)
a: Which one shall we keep? | dry: Pick one. Not five. | precise: One rule may remain. | gruff: Leave one up. For show.
b: Twenty-two. I wrote it when I was tired. | dry: Twenty-two. Don't read it in a voice. | precise: Twenty-two. It is the only one without a 'no'. | gruff: Twenty-two's all right. Who wrote that? | shy: The, um. Twenty-two.
a: Whoever comes home last is waited for. | precise: Twenty-two. Whoever comes home last is waited for. | grand: Whoever is last shall be waited for. Hm. It has style.
* Nobody says anything. The sheet is pinned up straight. (wide hold)
?b happy: I'm always last. | dry: That's me every night. | precise: I am last on four nights in five. | gruff: That'd be me, as a rule. | shy: I'm usually, um. Last.
a: I know. Why do you think I put it up? | dry: Yeah. Noticed. | grand: It has been observed. | precise: I know. I wait. | gruff: I know it. Who d'you think's up? | shy: I know. I'm, um. Awake.
! relation a b +1
! event truce a b {A} and {b} crossed out eleven rules, and kept one.

@tidying
title: A Thorough Tidying
logline: {a} means to tidy up and {b} means to keep everything
kinds: workshop bedroom library kitchen lighthouse observatory
ends_at: same
= spark | comic wistful | To Keep, To Throw // Is This Anything // A Box of Lids
~ {A} throws out. {B} fetches it all back in from behind.
* A box marked RUBBISH. Another marked TREASURE. They hold the same things. (wide pan_right)
a: This can go. It's a lid. It's a lid for nothing. | dry: Lid. No pot. Gone. | grand: This is a lid. It has no subject. | precise: One lid. No matching vessel exists. | gruff: Lid. Out. | gentle: It's only an old lid, love. | bright: A lid! Out! Bye, lid! | shy: Can this, um. Can the lid go?
b: That's a very good lid. It's waiting. | dry: That lid's got potential. Leave it. | grand: It is a lid of character. | precise: Its vessel may yet be made. | gruff: Good lid, that. They don't make lids now. | shy: But it's lonely. It's, um. It's waiting for somebody. | bright: It might be a hat! | dreamy: It closed something once. It remembers what.
a: And the box of broken handles? | dry: And forty handles, for no doors? | precise: Item two: handles, loose, forty. | gruff: And these handles? | grand: And this heap of handles?
b: Those are for the lid. | dry: For the lid. Obviously. | precise: They are potential. | gruff: For the lid!
* {B} pulls the box back. Something slides out of it. (medium impact)
= mend | tender wistful | What Was Underneath // I Remember This // Keep
~ At the bottom of the box lies something that both of them have missed.
* A small old picture, a little bent. (insert push_in)
a surprised: I thought I'd lost this. | dry: Huh. I looked for this for years. | grand: One had given it up. One had hardly cared. | precise: This was recorded as lost. I had crossed it out. | gruff: Well. I turned the place over for that. | shy: Oh. I thought that was, um. Gone.
b: It was under the lid. | dry: Under the lid. I rest my case. | precise: It was beneath the lid. | gruff: Lid kept the damp off it. | shy: It was under the, um. The lid.
* {A} sits down on the floor beside {b}. The picture goes back and forth. (full push_in)
a: Look how small we were. | dry: Look at that hair. Mine as well. | grand: One was already distinguished. | precise: We were eleven per cent shorter. | gruff: Had a bit of spring in us then. | gentle: Look at those two. Not a worry between them.
b: We were so sure of everything. | dry: We look like we know things. Adorable. | precise: Our expressions suggest certainty. | gruff: Thought we knew it all. | dreamy: How close to the ground we were. And how far we saw. | shy: You're smiling. I'd, um. I'd forgotten that one.
a happy: All right. The lid stays. | dry: Fine. Lid lives. | grand: The lid is pardoned. | precise: The lid is reclassified. | gruff: Keep the blasted lid.
! relation a b +1
! event find a b {A} and {b} tidied a whole day and threw away one button.

@seedling
title: Something Is Growing
logline: {a} and {b} are raising a small green thing, and do not agree how
kinds: rooftop bedroom kitchen field seaside forest
ends_at: same
= spark | comic playful | Very Small // Say Hello // One Leaf
~ A seedling has come up in a cup. {A} waters it, {b} talks to it, and it takes sides.
* A cup. Earth. One tiny green crook. (insert push_in sparkles)
a: It needs water. | dry: It needs water and to be left alone. Like me. | grand: It requires sun. One can spare a little. | precise: It requires twelve millilitres. | gruff: Water, and no fuss. | bright: It needs water and a hat! | gentle: A drop of water, and somewhere warm. | shy: I gave it some water. A, um. A thimble.
b: It needs conversation. | dry: It's lonely. Look at its neck. | grand: It needs company of rank. | precise: Studies suggest talking. I have prepared a talk. | gruff: Wants talking to. My mother swore by it. | bright: It needs somebody to sing to it! | gentle: A kind word first, love. | shy: You have to, um. Talk. But softly. | dreamy: It only wants to be told about the sky.
* {B} bends down and says something to it. It bends the other way. (close tilt_down)
a smug: It's turning away from you. | dry: It's heard that one before. | precise: It leans nine degrees from you. | gruff: It's got taste.
b: It's thinking about it. | dry: It's shy. | grand: It is overcome. | precise: It is considering. | gruff: It's bowing. | shy: It's just, um. Looking over there.
= mend | warm tender | Two Leaves // For Both // It Has Grown
~ It has grown. It wanted neither of them alone.
* The seedling, now with two leaves, one to each side. (insert push_in sparkles chime)
b surprised: It's got two. | dry: Huh. It made one each. | bright: It's got two! One for you and one for me! | precise: Leaves: two. I had not dared to forecast it. | gruff: Well, look at that. Two. | shy: There's two. Um. One's mine? | gentle: Oh, look. It's put one out for each of us.
a: I gave it water every morning. | dry: I watered it. When nobody was looking. | precise: I watered daily. By thimble. | gruff: I saw to the water.
b: And I told it every evening how the day was. | dry: I talked to it. There. I said it. | grand: One read to it. From the minutes. | precise: I recited the tide tables. It liked April. | gruff: I told it one or two things. Never mind what. | shy: I said goodnight to it. And, um. What you did all day.
a: So that's why it grew straight. | dry: No wonder it's so well informed. | precise: Then both variables were needed. | gruff: Hm. Took the pair of us. | gentle: Then it had a mother and a father and a bit over. | shy: So it was, um. Us.
! relation a b +1
! find a seedling
! event birth a b {A} and {b} raised a small green thing, and it lived.

@kite
title: High Wind
logline: {a} is flying a kite, and {b} ends up flying instead
weather: clear cloudy petals
kinds: seaside field rooftop bridge
ends_at: field seaside forest bridge
= spark | playful comic | Hold On // More Line // Just for a Second
~ {A} asks {b} to hold the kite, just for a second.
* A kite, high up. A line. {A} at the end of it. (extreme_wide tilt_up whoosh)
a happy: Hold this a moment! Only a moment! | dry: Hold this. It's fine. It's basically fine. | grand: Take this. One's attention is required elsewhere. | precise: Please hold this. The pull is only nine kilos. | gruff: Here. Hold that. Don't be clever with it. | shy: Could you, um. Just while I... | gentle: Take hold of this a second, love. | dreamy: Would you keep the sky a moment?
b: Is it meant to pull like this? | dry: It's pulling. It's really pulling. | precise: The pull is not nine. | gruff: It's got a will of its own! | grand: It is tugging at one! | bright: It's so strong! Hello, kite! | shy: It's, um. It's quite...
* {B} rises a hand's breadth off the ground. Then two. (full tilt_up)
b shout: I'm not on the ground any more! | dry: I'd like it noted that I'm up here! | precise: My altitude is positive! | gruff: Get me down! Get me down this minute! | grand: One did not order this! | bright: I'm flying! I'm scared! I'm flying! | shy: Um! Um, um, um! | dreamy: Ah! At last!
a: Don't let go! | dry: Whatever you do, don't let go! | precise: Do not let go! It is now a matter of arithmetic!
* {A} jumps and hangs on. Now they are both in the air. (wide shake)
= mend | warm tender | From Up There // Landed // Once More
~ They came down softly, in hay. What {b} saw from above stays between them.
* {A} and {b} on their backs in a pile of hay. (full tilt_down)
a: Are you hurt? | dry: All limbs? | precise: Please report damage. | gruff: In one piece? | gentle: Have you broken anything, love?
b: I saw everything. The whole place. It's so small. | dry: You can see all of it from up there. It's tiny. | grand: One saw it all. It is even more one's own than one thought. | precise: From above everything fits between two fingers. | gruff: Saw the lot. Never knew it was so little. | bright: I saw everybody's roofs! Everybody's! | shy: It's all so, um. Close together.
a: Small bad, or small good? | dry: Is that bad? | precise: Please evaluate.
b happy: Small like something you could put in your pocket and keep. | dry: Small like it wouldn't get lost. | precise: Small enough to look after. | gruff: Small enough to be worth the trouble. | gentle: Small like a table with everyone at it. | shy: Like you could, um. Hold it.
* Above them the kite goes its way alone. (extreme_wide drift)
! relation a b +1
! event rescue a b {A} pulled {b} down out of the sky by one boot.

@swap
title: A Day as You
logline: {a} and {b} swap duties for a day, each sure of having the easier one
kinds: workshop station cafe market lighthouse observatory
= spark | comic | How Hard Can It Be // Swapped // My Hat
~ {A} and {b} swap jobs for a day. Both think they have made a bargain.
* {A} and {b} exchange hats with great ceremony. (full bow chime)
a smug: How hard can it be? You mostly stand about. | dry: I've seen you work. I've seen furniture work harder. | grand: One will improve it in passing. | precise: Your duties take four minutes. I have allowed five. | gruff: Holiday, this. Never saw you break a sweat. | bright: It's going to be so easy! What do I press? | shy: Yours looks, um. Quieter. | gentle: It'll be a nice sit-down, I should think.
b: And you mostly grumble about it. I can do that. | dry: You mostly sigh. I can sigh. | grand: One has observed. It is all paper and posture. | precise: Yours is largely pointing. | gruff: All you do is talk. I can talk. If pushed. | bright: I'll be you! I've got your walk already! | shy: I've watched you. I think I can, um. Do the face. | gentle: I'll manage. It's only people, isn't it?
* An hour later. {A}, buried under something. (wide shake impact)
a shout: Why is there so much of it? | dry: Who does this every day? Who'd do this? | grand: There are customers! They want things! | precise: My four minutes have become a morning! | gruff: There's no end to it! | shy: There's, um. There's people!
* The same hour. {B}, in front of a queue. It is long. (wide pan_right)
b afraid: They keep asking me things. | dry: They've got questions. All of them. | precise: I have been asked how I feel. Nine times. | gruff: They want small talk! I've not got any small!
= mend | warm comic | Hats Back // I Had No Idea // How Do You Do It
~ The hats go back. With respect.
* {A} and {b}, equally worn out, lean on one another. (full hold)
a tired: How do you do that every day? | dry: I take it all back. All the furniture stuff. | grand: One salutes you. One is lying down while doing so. | precise: I have adjusted my estimate of you. Upward. By a lot. | gruff: Hm. Wouldn't do yours for gold. | bright: You do that every day? You're a giant! | shy: I don't know how you, um. How you do it.
b: I was going to ask you that. | dry: I was going to say. Yours is horrible. | precise: I arrived at the same question from the other side. | gruff: And yours. I'd have run. | gentle: And you never once said, love. | grand: One could ask the same. One is asking it.
* The hats are exchanged again. {B} turns {a}'s round once and puts it on {a.him}. (insert push_in)
b happy: Fits you better. | dry: That's where that goes. | precise: Correct head. | gruff: There. Order in the world. | grand: It suits you. From now on one will mention it. | shy: It's warmer on, um. On you.
! relation a b +1
! relation b a +1
! event debt a b {A} did {b}'s work for a day, and gave it back gladly.

@silence
title: Who Speaks First
logline: {a} and {b} play at not talking, on the worst day for it
kinds: library cafe bridge rooftop observatory
ends_at: kitchen cafe workshop
= spark | comic | From Now // Not One Word // Cheating
~ Whoever speaks first loses. {A} and {b} have both a great deal to say.
* {A} and {b} face to face, lips pressed together. (medium push_in)
a: Whoever talks first does the washing up. From... now. | dry: First to talk washes up. From now. | grand: First to utter does the dishes. Commence. | precise: Loser: dishes. Start: now. | gruff: First one to talk scrubs pots. Go. | shy: First one to, um. To say something. From now.
* Silence. A fly sits down on {b}'s nose. (extreme_close hold)
* {A} points. {B} points as well. They are not pointing at the same thing. (medium point)
* Behind them a shelf leans, slowly, and nobody can say so. (wide shake impact)
b surprised shout: The shelf! | dry: Shelf. Shelf! Oh, come on. | grand: The shelf, you... ah. | precise: Shelf. I have lost. It was worth it. | gruff: Shelf! Blast. | shy: The, um! The shelf!
a smug: You talked. | dry: Dishes are that way. | precise: Noted, at four minutes. | grand: One wins. As foretold. | gruff: Ha. Sponge is in the bucket. | gentle: That's you at the sink, pet.
b: I saved your life! | dry: You'd be under a shelf! | precise: You would be flat. | gruff: You'd be jam! | grand: One preserved you! For this! | shy: You'd have been, um. Squashed.
= mend | tender warm | Two Sponges // Still Not Talking // Quiet Together
~ They wash up together, still without a word. It is the nicest hour in a long time.
* Two people at one sink. Foam. Nobody talks. (wide drift splash)
a: You can talk again, you know. | dry: Game's over. You can speak. | precise: The contest has ended. | gruff: You're allowed to talk now.
b: I know. | dry: Yep. | precise: I know. | gruff: I know it.
* A long, comfortable silence. A cup is dried. (insert hold)
a happy: It's nice, isn't it? | dry: Not bad, this. | grand: It is restful. For a scullery. | precise: I find the silence full. | gruff: Hm. I've known worse. | shy: I like it. When it's, um. Both of us quiet.
b: Shh. | dry: Don't spoil it. | precise: Please do not measure it. | gruff: Shh. | shy: Um. Shh.
! relation a b +1
! event bet a b {A} and {b} did not say a word for a day, and both lost.

@portrait
title: A Good Likeness
logline: {a} draws {b}, and it is not what either of them expected
kinds: bedroom cafe seaside rooftop observatory workshop
= spark | comic | Hold Still // The Nose Is Hard // Nearly Like
~ {A} is drawing {b}, who is to hold still and does not know how.
* {A} measures {b} over a pencil, one eye shut. (medium push_in)
a: Hold still. You're moving your face. | dry: Stop thinking. It shows. | grand: Be worthy of one's pencil. | precise: Please stop having expressions. | gruff: Still. Like a fence. | bright: Don't move! Except be happy! But don't move! | shy: Could you, um. Not look at me? While I look at you? | gentle: Just as you are, love. | dreamy: Be a hill. A hill that is thinking.
b: This is my face. It comes like this. | dry: This is it. This is the face. | grand: One is being still. One's beauty moves. | precise: I have one expression. It is in use. | gruff: This is as still as I go. | bright: I'm being so still my ears are shaking! | shy: It's hard when, um. When somebody's looking. | gentle: It's the only one I brought.
* {A} turns the sheet round. It is a potato with eyes. (insert crash_zoom impact)
b surprised: Is that my nose? | dry: Wow. I'd like my money back. | grand: Who is this vegetable? | precise: This is a potato. I am not disappointed. I am a potato. | gruff: That's a turnip. | shy: It's, um. It's got my... buttons.
a: Noses are hard. | dry: It's a style. | grand: It is your inner nose. | precise: The nose took four attempts. They are all there. | gruff: It's a good turnip. | gentle: I ran out of room for the rest, love.
= mend | tender warm | The Second One // When You Weren't Looking // Just Like You
~ {A} has made a second one, when {b} was not looking.
* A second sheet, held out face down. (insert push_in page)
a shy: There's another one. I did it while you were busy. | dry: I did another. When you weren't posing. | grand: There is a second. One was merely resting one's pencil. | precise: There is a second trial. The subject was unaware. | gruff: Did another. Here. Don't say anything. | shy: I did one more. When you were, um. Laughing.
* {B} turns it over. No one says a word. (close push_in)
b: Is that what I look like? | dry: That's me? I look... all right. | grand: That is... Yes. That is one. | precise: I do not recognise it. I should like to. | gruff: That's not me. That fellow's got a kind face. | gentle: Oh. Is that how you see me? | shy: I look like somebody, um. Nice.
a: That's what you look like when you're listening to somebody. | dry: When you forget to be you. Yeah. | precise: That is you when you think nobody is measuring. | gruff: When you're not pulling faces. That's you. | gentle: That's you every day, love. You're just never there to see. | shy: That's just you. When you're, um. With us.
b: May I keep the potato as well? | dry: I'm keeping both. The potato's for bad days. | grand: One will hang this. The potato will guard the pantry. | precise: I request both. The potato has my expression. | gruff: I'll have the turnip too. Matched pair.
! relation b a +1
! event gift a b {A} drew {b} the way {b} looks from outside.

@secret
title: Between You and Me
logline: {a} tells {b} something that nobody else knows
needs: secret
kinds: rooftop seaside bridge observatory station boat
ends_at: rooftop seaside bridge observatory station
= spark | playful wistful | Can You Keep Something // Not Here // Nearly Said
~ {A} wants to tell {b} something, and starts eleven times.
* {A} and {b} side by side, legs dangling. (full drift)
a: Can you keep something to yourself? | dry: If I tell you something, will you be weird? | grand: One is considering taking you into one's confidence. | precise: I hold one item marked 'do not say'. | gruff: You any good at keeping quiet? | bright: Can you keep a secret? Because I can't, and it's mine! | shy: If I said something. Would you, um. Keep it? | gentle: Can I put something down a minute, love? It's heavy. | dreamy: I have had a thing behind the moon for years.
b: I'm a cupboard. A locked one. | dry: I forget things for a living. | grand: One is a vault. A handsome one. | precise: My secrecy is excellent. I cannot tell you of whose. | gruff: Who'd I tell? The soup? | bright: I'm brilliant at secrets! Ask anyone I've told! | shy: I don't, um. I hardly talk. | gentle: It'll go in the tin with the others, pet. | dreamy: I forget everything by morning, dear.
a: It's nothing bad. It's only a bit foolish. | dry: It's foolish. It's not even interesting. | grand: It is a foolish trifle. Nobody has ever known it. | precise: Its importance is low. It is also foolish. | gruff: It's nothing. Foolishness. Forget it.
b: I like foolish. | dry: I collect foolish. | precise: I have room for foolish. | gruff: I've forty years of foolish. | gentle: Foolish is my favourite kind. | shy: I'm, um. Foolish too.
* {A} breathes in, opens {a.his} mouth, and talks about the view. (close push_in)
?a sad: Nice evening, isn't it? | dry: So. Weather, eh? | precise: The evening is adequate.
= mend | tender | Said // And It Did Not Fall Down // Now You Know
~ {A} says it. The world stays where it is.
* Two shapes against the light. (extreme_wide hold)
a shy: All right. I'll say it quickly. | dry: Right. Once. Fast. | grand: Lean closer. | precise: Beginning. | gruff: Right. Don't look at me. | shy: Okay. Um. Here it comes.
a close: {secret}
b surprised: That's all? | dry: That's it? That's the big one? | grand: And for that one was summoned? | precise: Is the message complete? | gruff: That? That's what's been eating you? | gentle: Oh, love. Is that all it was? | shy: Oh. That's, um. That's not foolish.
a: It feels very big from inside. | dry: You've not had to carry it. | precise: It is larger on the inside. | gruff: It's been a lump. | grand: To one's rank it is enormous. | shy: It's big when it's, um. Only in you.
b happy: Now there's two of us to carry it. | dry: Give me a handle. There. Half each. | grand: One will take the lighter end. | precise: Divided by two it is quite small. | gruff: Well. I've got an end of it now. | gentle: Then I'll take the other handle. | dreamy: See how small it is, once it has been up in the air.
! tell a b secret
! relation a b +1
! event truth a b {A} told {b} something that nobody else knows.

@lost
title: Where Did You Have It Last
logline: {a} has lost the one thing that {a} never lets go of, and {b} helps to look
needs: has
= spark | urgent comic | It Was Here // All Pockets // Where Did You Have It
~ {A}'s {thing} is gone. {B} asks the question that people always ask.
* {A} turns out every pocket. Out comes everything but the one thing. (full shake)
a afraid: It's gone. I had it. I always have it. | dry: It's gone. I don't lose things. Other people do. | grand: It has been taken! Or put down! One of those! | precise: Inventory: minus one. I have counted myself twice. | gruff: It's gone. Forty years in this pocket. | shy: It's not here. It's, um. It's always here. | dreamy: It was here. It must have gone out for air. | gentle: It's not in its place. It's always in its place.
b: Where did you have it last? | dry: Where'd you last have it? I know. I had to. | precise: Please state its last known position. | gruff: Well, where did you put it? | shy: Where was it, um. Last?
a: If I knew that it wouldn't be lost! | dry: In the last place. It's a famous place. | grand: If one knew, one would be there! | precise: In my possession. Then not. | gruff: In my hand! Where I'd put it!
b: Right. Then we'll be quick and not panic. | dry: Okay. Panic later. Legs first. | bright: We'll find it! I'm brilliant at under things! | precise: We proceed in squares. | gruff: Stop flapping. We'll turn the place over. | gentle: We'll go back the way you came, love. | shy: I'll listen for it. It's got a, um. A sound.
= mend | warm tender | In Your Other Hand // There It Is // All the Time
~ {B} finds it where {a} has been carrying it all day.
* {A}, with drooping shoulders. {B} looks at {a}, and looks again. (medium push_in)
a sad: It's no use. It's gone. | dry: That's that. I'll live. Badly. | grand: One must begin to learn to do without. One refuses. | precise: I have closed the search. I have not closed the file. | gruff: Gone. Daft to mind so much, over a thing. | shy: It's all right. It was only, um. It's not all right.
b: What's that you're holding? | dry: Question. What's in your hand? | precise: Please raise your left. | gruff: What've you got there, then? | gentle: And what's that, love, in your own hand? | shy: Um. Isn't that, um. There?
* {A} looks down. There is the {thing}. (insert crash_zoom chime)
a surprised: I've been holding it all day. | dry: Oh, that's embarrassing. Nobody ever knows. | grand: It has come back. It felt one's displeasure. | precise: I had excluded my hand from the search. | gruff: Not one word. | shy: I was holding so tight I, um. I forgot.
b happy: I know. I didn't like to say till you sat down. | dry: I've known since noon. You were having such a good time. | precise: I knew. I was enjoying the search. | gruff: Happens. Had mine on my nose once. All week. | gentle: That's how it is with what we love. You don't feel it.
! use a thing
! relation a b +1
! event debt b a {B} turned over the whole place for {a}'s sake.

@tune
title: A Tune in the Head
logline: {a} has a tune that will not leave, and passes it on to {b}
kinds: street market rooftop station boat
ends_at: cafe street rooftop station
= spark | comic playful | It Goes Like This // Don't Hum It // Catching
~ {A} has a tune stuck fast. {B} makes the mistake of asking which.
* {A}, eyes wide, foot tapping, unhappily. (medium hold)
a tired: It's been going since five this morning. | dry: It won't stop. I've threatened it. | grand: There is music in one. It was not invited. | precise: Repetition four hundred and six. | gruff: Can't shift it. Tum, tum, tiddle. | bright: It goes round and round! It's got a middle bit! | shy: There's a tune. It's, um. It won't go home. | dreamy: A small song has moved in. It pays no rent.
b: How does it go? | dry: What is it? No, don't. Fine. What is it? | precise: Please reproduce it. Once. | gruff: Which one? | grand: You may hum it to one. | gentle: Let it out, love. It only wants out.
* {A} hums it. {B}'s face changes. (close push_in)
b: Oh no. | dry: Oh, you monster. | grand: What have you done? | precise: I have it. I have it as well. | gruff: Blast you. | gentle: Oh, it's a sticky one. | shy: It's, um. It's in. | bright: Oh no! It's so good!
a happy: It's gone! It's quite gone! | dry: Huh. It's left me. It likes you better. | precise: I am at zero. You are at one. | gruff: Ha. Shifted it.
* {B}'s foot begins to tap. (insert tilt_down)
= mend | warm playful | All Together // It Wants Company // The Middle Bit
~ By evening everybody has it, and it turns out to have two parts.
* A window. A tapping foot. A spoon on a cup, in time. (wide pan_right)
b: There's only one cure. We sing it to the end. | dry: I looked it up. You have to finish it. Out loud. | grand: One has decided to defeat it. In public. | precise: The remedy is completion. | gruff: Only one cure. Sing the blasted thing. | shy: If we sang all of it. Together. It might, um. Let go. | gentle: It only wants finishing, love. Like anything.
a: But I don't know the end. | dry: Slight problem. I've only got the front half. | precise: I possess bars one to eight. | gruff: Never knew the end of it.
b happy: I do. It's the bit I've had. | dry: I've got the end. That's what you gave me. | precise: I possess nine to sixteen. | gruff: I do. It's been at me all day.
* They sing, not well. In the next window somebody joins in. (extreme_wide pull_out chime sparkles)
! relation a b +1
! event duet a b {A} and {b} sang it to the end at last, and the next window joined in.

@sleepless
title: Two O'Clock in the Morning
logline: neither {a} nor {b} can sleep, and each supposes that the other can
kinds: kitchen rooftop cafe seaside workshop lighthouse
time: night
ends: morning
ends_at: same
= spark | wistful playful | Still Awake // You Too // Warm Milk
~ It is late. {A} and {b} meet at the same biscuit tin, by the same light.
* The dark. A tin. Two hands in it. (insert crash_zoom)
a surprised whisper: I thought you were asleep. | dry: You're meant to be asleep. I checked. | grand: One was not stealing. One was auditing. | precise: You are awake. That makes two. | gruff: What are you doing up? | shy: Oh. You're, um. Up. | gentle: Can't you sleep either, pet?
b whisper: I thought you were. I was being quiet for you. | dry: I was tiptoeing. For you. Round you. | grand: One was being silent on your behalf. | precise: I had muffled myself for your sake. | gruff: I took my boots off. On your account. | bright: I've been whispering to myself for an hour! | shy: I've been breathing, um. Really softly.
* Two cups. Steam. (insert push_in)
a: What is it with you? | dry: So what's yours? | precise: State your reason. | gruff: What's keeping you up? | shy: Is it, um. Thinking?
b: Nothing. Everything. It's louder in the dark. | dry: My head's on night shift. | grand: The future. One has concerns about its upholstery. | precise: I was counting. I ran out of sheep and went on. | gruff: Old bones. Old thoughts. | bright: I keep thinking about tomorrow and it's so exciting! | shy: It's so quiet I can hear, um. Me. | gentle: Oh, who I've forgotten to worry about. | dreamy: I cannot sleep at night, dear. All the lights are on.
= mend | tender warm | Nearly Morning // It Gets Light // Asleep at Last
~ They sit there until it gets light. Then one of them is asleep.
! hush
* A grey window that is turning gold. (wide push_in)
a tired: Look. It's getting light anyway. | dry: There it is. It always shows up. | grand: The day has come. One did not even have to ask. | precise: Sunrise. On schedule. It is a comfort. | gruff: There's your morning. Never failed yet. | gentle: There, love. It comes whether we've slept or not. | shy: It's morning. We, um. We did the whole night.
* {B} does not answer. {B} has gone to sleep on {a}'s shoulder. (medium tilt_down)
a whisper: And what am I supposed to do now? | dry: Great. I live here now. | grand: One has been made a cushion. One permits it. | precise: I am a pillow. I shall not move for six hours. | gruff: Hmph. Can't feel my arm. Doesn't matter. | bright: I won't move. I won't even breathe. Hardly. | shy: I'll just, um. Stay.
* {A} does not move. Outside the day begins, on tiptoe. (extreme_wide pull_out)
! relation a b +1
! event vigil a b {A} and {b} sat up until it got light.

@compliment
title: A Kind Word
logline: {b} pays {a} a compliment, and {a} cannot get over it
kinds: market street station cafe classroom bridge
= spark | comic playful | What Was That // Say It Again // Suspicious
~ {B} says something nice to {a}, in passing. {A} is ill with it all day.
* {B}, going by, without stopping. (full track_right steps)
b: You did that well, by the way. | dry: Nice work, that. | grand: That was not badly done. | precise: You were above average just now. | gruff: Not bad, that. | bright: You were brilliant at that! Bye! | shy: That was, um. You're good at that. | gentle: You've a lovely way with that, you know. | dreamy: You shone, just then.
* {A} stands as if struck by a plank. (close crash_zoom impact)
a: What did {b.he} mean by that? | dry: What's that supposed to mean? | grand: What did that mean? One knew it. But why now? | precise: I have received praise. I see no invoice. | gruff: What's that meant to mean? What's broken? | bright: Did you hear that? Did everybody hear that? | shy: Was that to, um. To me? | gentle: Now what made {b.him} say that?
* {A} hurries after, overtakes, walks backwards in front of {b}. (full track_left)
a: Is something wrong? Am I ill? Are you going away? | dry: Who's dying? Is it me? | precise: Please supply the sentence that follows 'but'. | gruff: Out with it. What do you want mended? | grand: What is it that you want? The step? | gentle: Is it bad news, love? You can say it.
b surprised: No. You were just good. | dry: No. You did a good thing. I noticed. That's the lot. | precise: There is no 'but'. | gruff: No. Can't a body say a thing? | gentle: No, pet. I only thought it, so I said it. | shy: No. I just, um. I thought you should know.
= mend | warm tender | And You // In Return // Harder Than It Looks
~ {A} wants to give the compliment back, which is harder than carrying stones.
* {A} paces up and down before {b}, arms folded. (full track_right)
a: You. You're. Your... ears are nice. | dry: Your hat's... there. No. Wait. You're all right. | grand: You are... one finds you... the light is good on you. | precise: I have prepared a compliment. It has a chart. | gruff: You've... good sturdy elbows. | bright: You're the best! No, that's too easy! You're... you! | shy: You're, um. You're very, um. | dreamy: You are like a lamp that does not know it is one.
b: Are you paying me a compliment? | dry: Are you being nice? Is this what it looks like? | precise: Is this reciprocation? | gruff: You sickening for something?
a sad: I'm trying. It won't come out straight. | dry: It's stuck. It's a big one. | grand: One is out of practice. One has never practised. | precise: The words are correct. They lack something. | gruff: They don't come easy. | shy: It's all there. It just, um. It stops at my mouth.
* {B} waits. {A} looks up at last. (close push_in)
a: It's better here since you came. | dry: Place was worse before you. There. | grand: One would miss you. Do not quote one. | precise: My days are longer by one good hour. You are in it. | gruff: I sleep better, knowing you're about. | gentle: There's not a day I'm not glad of you. | shy: I'm not so, um. Quiet. With you.
b happy: That came out straight enough. | dry: Okay. Wow. That one landed. | precise: Received in full. | gruff: Hmph. Smoke in my eyes. | shy: That was, um. The best one.
! relation a b +1
! event truth a b {A} got a kind word out, for {b}, and nearly choked on it.
"""
