"""A third way of telling the obstacles that fit everything; see `obstacles_a` for the roles."""

TEXT = """
@forbidden
= try | comic playful | The Guard // Asleep on Duty // Password
~ {The thing} is guarded. The guard takes it very seriously, and is six years old.
* A very small guard, a very long stick. (full tilt_down)
lead: We'd like to see {the thing}. | dry: We're here about {the thing}. Officer. | bright: Hello! Can we see {the thing}? I like your stick! | precise: We request access to {the thing}. | gruff: Let us by, nipper. | gentle: Might we have a look at {the thing}, pet? | grand: One wishes to pass. Kindly salute. | shy: Could we, um. See {the thing}? Please?
mate: It says: what's the password? // It wants a password. | dry: There's a password. Of course there is. | bright: There's a password! I love this! | precise: A word is demanded. It has not said which. | gruff: Wants a password. At that age. | gentle: There's a password, love. Quite right, too. | grand: It asks oneself for a password. Oneself! | shy: It wants a, um. A word.
lead thinking: Please? | dry: Let me guess. 'Biscuit.' | bright: Banana! Thunder! Bottom! | precise: I shall begin with A. | gruff: Clear off. That's two words. | gentle: Is it 'please', sweetheart? | grand: Oneself. | shy: Is it, um. 'Um'?
* The very small guard thinks for a long time, and lowers the stick. (medium hold)
?mate: That was yesterday's. It counts. | dry: That's not it. It just likes you. | precise: It was wrong. We have been pardoned.
= find | mysterious warm | Ten Minutes // On Your Honour // Before Supper
~ They have ten minutes, until the guard is called in to supper.
* {The thing}, under guard. (insert push_in)
lead: Quick. Before somebody calls it in to supper. | dry: Ten minutes. Then it's bedtime for security. | bright: We promised not to breathe on it! | precise: Nine minutes and fifty seconds. | gruff: Get on with it, before its mother comes. | grand: One has been granted an audience. | shy: We said we'd be, um. Careful.
<clue>

@memory
= try | comic wistful | From the Beginning // Walk It Through // What Did You Do Then
~ {Mate} has {lead} do everything again exactly as it was that day. Including the fall.
* {Lead} in a doorway, backwards, with a bucket. (full hold)
mate: You came in. And then? | dry: So. You walked in. Like a person. Then what? | bright: And then? And then? Do the bit with the bucket! | precise: Second four: you enter. Please enter. | gruff: Right. In you came. What next? | gentle: You came in from the cold, love. And then? | grand: You made an entrance. Reproduce it. | shy: You came in, and you were, um. Humming.
lead: And then I put the bucket down. Here. No. There. | dry: Bucket. Down. I remember it as a bigger moment. | bright: And I put the bucket down and said 'bucket'! | precise: I set down the bucket. It weighed more then. | gruff: Put the bucket down. About here. | gentle: And I put my bucket by the door, as you do. | grand: One was relieved of one's bucket. By oneself. | shy: I put it, um. Down.
* {Lead} puts down the bucket, steps into it, and remembers. (wide impact)
lead surprised: And then I did that! Just that! | dry: Ah. Yes. That. | precise: That also occurred. It hurt in the same place. | gruff: Blast! That's what happened! | grand: Quite so. It was exactly as undignified. | shy: Oh. And then I, um. That.
= find | warm mysterious | With One Foot in a Bucket // From Down Here // Just Like Then
~ From the floor, with one foot in a bucket, {lead} sees it again as it was.
* {Lead}, on the floor, very still. (close push_in)
lead: From down here it's quite clear. | dry: Huh. It's all in the angle. | bright: I can see it! It was just like this, only it hurt more! | precise: The view agrees. I recognise that table leg. | gruff: That's it. I saw it from down here. | grand: From below, one sees such a lot. | shy: It was from, um. From here.
<clue>

@bargain
= try | comic playful | One Song // Terms // What Have You Got
~ {Keeper} knows it, and wants something first that money cannot buy: somebody to hold the wool.
* {Lead}, both arms out, wound about with wool. {Keeper} winds. (full hold)
lead: How long does this take? | dry: My arms have gone. Is there much more sheep? | bright: It's like being a tree! A useful tree! | precise: We are at four hundred metres. Are there more? | gruff: I've got work to do, you know. | gentle: It's a lovely colour. Is there much? | grand: One has become a piece of furniture. | shy: My arms are, um. Tired.
keeper: Until it's wound. One can't hurry wool. | dry: Till it's done. Nobody tells wool what to do. | bright: Only nine more! And then we do the red! | precise: There are nine skeins. You have excellent elbows. | gruff: Till it's wound. Keep still. | gentle: Just these few, love. You've such steady arms. | grand: One does not hurry wool. It is offended easily. | shy: Just till it's, um. Round. | dreamy: As long as the sheep took to think of it.
mate: And then you'll tell us? // And you know something about {topic}? | dry: And then you talk. That was the deal. | precise: And then the information. We have it in wool. | gruff: And then we get our answer. | shy: And then you'd, um. Say?
keeper thinking: I've been telling you the whole time. You never listened. | dry: I told you at skein three. You were moaning. | grand: One has mentioned it twice. You were counting. | precise: I have told you twice. You were at metre ninety. | gruff: Told you already. You were grumbling. | gentle: Bless you, I said it while you were yawning. | shy: I, um. I already said. Quietly.
= find | mysterious warm | Once More, Slowly // At the End of the Wool // Wound Up
~ The wool is wound. {Keeper} says it a second time, and now everybody listens.
* A ball of wool, put down on a table. (insert push_in)
keeper: Now then. From the beginning. | dry: One more time, for those with wool in their ears. | bright: I'll tell you again! It's even better the second time! | precise: I repeat. | gruff: Once more. And that's the last. | gentle: There. Now you've earned it. | grand: One will say it again. Make notes. | shy: I'll, um. Say it again. A bit louder.
<clue>

@dark
= try | comic eerie | Fireflies in a Jar // One Match // Somebody's Cold Hand
~ They have one match between them, and each is keeping it for the other.
* Darkness. Two voices. (wide hold)
lead: You've got the match. | dry: Light the match. Whenever you like. | bright: You can do the match! I did it last time! | precise: You are in charge of the match. | gruff: Well? Strike it. | gentle: Have you got the match, love? | grand: One is waiting for the light. | shy: You've got the, um. The match. Haven't you?
mate: I thought you had it. // I gave it to you. | dry: I gave it to you. I remember giving up hope. | bright: I put it in your pocket! So you'd have it! | precise: I assigned it to you at noon. | gruff: You had it. I saw you have it. | gentle: I put it in your pocket, so you'd not be frightened. | grand: One does not carry matches. One is carried to them. | shy: I gave it you. In case you were, um. Scared.
* Pockets. Somebody finds the match. It is snapped in two. (insert push_in)
lead: One half each. | dry: Great. Half a light each. | bright: Half for you and half for me! | precise: We each hold fifty per cent of a flame. | gruff: Typical. | gentle: Then we've half each, like with everything. | grand: Then there is at least no quarrel. | shy: Then we've both, um. Got some.
= find | mysterious tender | As Long As Half a Match // One, and Then the Other // In the Last of It
~ The first half shows where it is, and the second what it is.
* Half a match flares up. Two faces. Something between them. (close push_in)
lead whisper: There. Look, quick, before it goes. | dry: There. You've got three seconds. | bright: There! There it is! Ow! | precise: Visible. Four seconds. Three. | gruff: There. Hold it lower. | gentle: There, love. Mind your fingers. | grand: Behold. Briefly. | shy: There. It's, um. It's right here.
<clue>

@shelter
= try | comic warm | Hats in the Oven // What We Have Left // Potato by Potato
~ Kept in by {weather}, they count what there is to eat. It is one potato.
* One potato, on a plate, in the middle of a table. (insert push_in)
lead: We could save it. | dry: So. We look at it till Thursday. | bright: We could call it Gerald! | precise: One unit. It divides badly. | gruff: I've lived a week on less. | gentle: It'll do for a soup, if nobody's proud. | grand: One proposes that it be carried before one. | shy: It's a really nice, um. Potato.
mate: Who gets the middle? // It's not even a large one. | dry: It's small, but it's got nowhere to run. | bright: We can't eat Gerald! | precise: It has seven eyes. It is counting us. | gruff: Peel and all, mind. | gentle: You have it, love. I had a big breakfast. | grand: One yields one's share. One has a tin. | shy: You can, um. Have it. I'm not very.
* They look at the potato. {Weather} goes on. Somebody's stomach says something. (wide hold)
?lead laughing: Was that you or the thunder? | dry: Agreed. | precise: That was in F.
= find | warm mysterious | Over Half a Potato // With Salt // And While It Boils
~ Over half a potato each, one says more than at many a banquet.
* Two forks, two halves, one lamp. (medium drift)
lead: Now that we've got nothing else to do. | dry: Nice meal. So. About that. | precise: We are fed, within limits. I suggest we think. | gruff: Right. While it goes down. | gentle: There. Now, what was it you wanted to say? | grand: After a banquet one likes to be told things. | shy: I was going to, um. Say something.
<clue>

@quiet
= try | comic tense | Creaking Boards // The Biscuit // Like Two Feathers
~ They have to be silent. {Mate} has a mouthful of biscuit, and cannot go on or back.
* {Mate}, cheeks round, eyes wide. Silence. (close hold)
lead whisper: Don't chew. | dry: Whatever you do. Don't bite down. | bright: Is it the crunchy kind? Oh no, is it? | precise: Please cease all chewing. | gruff: Who eats at a time like this? | gentle: Let it go soft, love. | grand: You have chosen a biscuit as your weapon. | shy: Just, um. Wait till it melts.
* A very slow bite. It can be heard three rooms away. (insert impact)
mate: ... | bright: It's the crunchy kind. | dry: That one got away. | precise: Ninety decibels. I regret the biscuit. | gruff: Couldn't help it. | gentle: Oh dear. It was ginger. | grand: It was somebody else's tooth. | shy: Sorry. It, um. It went.
* Somewhere a step, which comes nearer, listens, and goes away. (wide steps)
lead: Swallow. Now. While it's walking. // That was close. Give me the tin. | dry: Swallow. On three. With the clock. | precise: You may swallow between ticks. | gruff: Gulp it. Now. | gentle: Now, love. While the clock's striking. | shy: When the, um. When the board creaks. Now.
= find | mysterious tender | Between Two Ticks // The Last Crumb // Now, Softly
~ In the silence after the biscuit one hears what one came for.
* A crumb falls. It is very quiet. (insert push_in)
lead whisper: There. Did you hear? | dry: There. And it isn't you. | precise: A second sound. It is not dental. | gruff: Hush. There. | grand: There. It is not the biscuit. | shy: There. That's, um. That's it.
<clue>

@astray
= try | comic playful | Follow That Goose // As the Crow // It Was Going Our Way
~ {Lead} has decided to follow somebody who looks as though they know the way. It is a goose.
* A goose, in a hurry. Behind it, two people. (wide track_left)
lead: It looks as if it's got somewhere to be. | dry: It's confident. That's more than we are. | bright: It's got such a sense of purpose! | precise: Its heading has been constant for nine minutes. | gruff: Geese always know. Follow the goose. | gentle: She'll be going home, bless her. We'll go along. | grand: One follows nobody. One happens to be behind it. | shy: It seems, um. Sure.
mate: And if it's lost as well? // What if it's only running away from us? | dry: What if it's following us? From in front? | bright: What if it's going to a party? | precise: It may be fleeing. There are two of us and we are larger. | gruff: And if it's just daft? | gentle: I think she's frightened of you, love. | grand: It looked back at one with contempt. | shy: I think it's, um. Scared.
* The goose stops. They stop. All three look at the same map. (full hold)
* It says something, once, through the nose. (insert)
mate: It says left. // That wasn't on the map. | dry: I've had worse directions from people. | bright: It said left! Didn't it say left? | precise: I did not catch that. | gruff: Left it is. | gentle: Thank you, dear. Left, she says. | grand: Kindly speak up. | shy: I think that's, um. Left.
= find | mysterious warm | Behind the Goose // Where Geese Go // In the Long Grass
~ The goose has sat down. Just there, of all places.
* A goose on {the thing}. It gets up, reluctantly. (insert push_in)
lead surprised: It knew! It's brought us straight to it! | dry: I'll be. It was going here all along. | bright: It's here! It's the best goose! | precise: Arrived. I shall never speak ill of geese. | gruff: Told you. Geese know. | gentle: Well, aren't you a clever girl. | grand: It may keep the sash. | shy: It, um. It knew.
<clue>

@waiting
= try | comic wistful | In Shifts // Your Turn to Look // Twenty Questions
~ It shows itself only at its own time. Until then {lead} and {mate} play a game, and {mate} cheats.
* Two people back to back, each looking the other way. (wide drift)
lead: I'm thinking of something. It's got four corners. | dry: I spy with my little eye nothing at all. | bright: I'm thinking of something and it's huge! | precise: I have an object in mind. You have twenty questions. | gruff: Go on, then. Guess. It's got legs. | gentle: I'm thinking of something warm, love. | grand: One is thinking of something magnificent. Guess. | shy: I've got one. It's, um. It's small.
mate: A table. // Is it me? | dry: Is it 'regret'? | bright: Is it a whale? Is it a whale in a hat? | precise: It is a table. It is always a table. | gruff: Table. | gentle: Is it a pie, dear? | grand: It is oneself. | shy: Is it the, um. The thing where you don't say it?
lead angry: You looked. | dry: You've played with me before. | bright: How did you know? | precise: You have read my face. I thought it was locked. | gruff: You peeked. | gentle: You know me too well. | grand: It was oneself. That was too easy. | shy: Yes. How did you, um.
* The light has moved on by a hand's breadth. Nothing else has. (extreme_wide drift)
?mate: Again? | dry: Best of ninety. | precise: I propose a second round. It is also a table.
= find | mysterious | There, Now // At the Nineteenth Question // While Nobody Was Looking
~ Just as neither of them is looking, it comes.
* {The thing}. Something about it has changed. (insert push_in chime)
mate whisper: Don't turn round. Turn round. // It's there. It's been there since 'is it bigger than a hen'. | dry: It's happening. Of course it is. I was winning. | bright: Now! It's now! Look, look! | precise: It has begun. You have one question left. | gruff: There. Look sharp. | gentle: There, love. Now. | grand: It deigns to appear. | shy: Um. It's, um. There.
<clue>
"""
