"""Riddles whose reason is dealt from `reasons`: what is seen, the first half.

Each has a `question`, a `topic`, an `opening` and two times `step`; `doing` says what somebody has
been up to and `token` what it is done with. `{the detail}` is a thing that belongs to the place.
"""

TEXT = """
@scarf
topic: the scarf
question: Who puts a scarf on {the detail} at {place}, and a clean one every week?
doing: putting scarves on {the detail}
token: a striped scarf
= opening | comic | Dressed for the Cold
~ {The detail} at {place} is wearing a scarf.
lead: {The detail} has got a scarf on. // Somebody's dressed {the detail}.
mate: It wasn't cold last night. // It suits it. That's what worries me.
lead: It's tied properly, too. Twice round. // Tucked in and everything. Who does that?
= step | mysterious | By Hand
~ The scarf was knitted by somebody who was thinking of something else. // Whoever knitted the scarf kept dropping stitches.
! obstacle crowd
! thing the striped scarf
mate: Six stitches dropped. All in one row. // Look at this row. It's all holes.
lead: Something happened at that row. // Somebody looked up, just there. For a long time.
= step | comic | Fitted
~ Somebody has measured {the detail} for a second scarf. // Somebody's measured {the detail} for another one.
! obstacle quiet
! thing a knitting bag
lead: There's a note. With measurements. // It's been measured. Neck, chest and inside leg.
mate: It hasn't got a leg. // They've left the inside leg blank.

@chess
topic: the chessboard
question: Who is playing chess at {place}, one move a night, and against whom?
doing: moving a chessman at {place} every night
token: a white knight
= opening | mysterious | White to Move
~ A chessboard stands at {place}, and each morning one piece has moved. // Somebody moves one chessman every night.
lead: That knight was on the other side yesterday. // Somebody's moved a knight in the night.
mate: Perhaps it wanted to. Knights do. // Who plays one move and goes home?
lead close: Somebody who isn't in a hurry.
= step | mysterious | Both Colours
~ Both colours are moved by one and the same hand. // One hand plays both sides.
! obstacle stakeout
! thing the chessboard
mate: White and black. The same thumbprint in the dust. // It's the same print on both.
lead: So it's one person. Losing to themselves. // Then who's winning?
= step | wistful | The King Stays Home
~ White could have won nine moves ago, and would not. // White has been refusing to win for nine moves.
! obstacle trial
! thing the white queen
lead: It's over in one. It's been over in one for ages. // There. Checkmate. Anyone could see that.
mate: Unless you don't want it to be over. // Perhaps they like the game more than the end.

@polish
topic: the polish
question: Who polishes {the detail} at {place}, when nobody has asked and nobody has paid?
doing: polishing {the detail}
token: a tin of polish
= opening | comic | You Can See Your Face In It
~ Overnight {the detail} has been polished until it hurts to look at. // Somebody has polished {the detail} till it hurts.
lead: Has {the detail} always been that colour? // Is that {the detail}? It's shining.
mate: It was never any colour. It was dirt. // I thought it was meant to be grey.
lead: I can see my teeth in it. // There's a face in it. Oh. It's mine.
= step | mysterious | Elbow Grease
~ Whoever polishes {the detail} is left-handed, or was very upset. // The rubbing goes round the wrong way.
! obstacle misread
! thing a tin of polish
mate: The rubbing goes anticlockwise. // Everybody rubs the other way. I've just tried.
lead: Left-handed. Or cross. You rub backwards when you're cross. // Somebody was undoing something.
= step | tender | One Spot Left
~ One small spot is always left as it was, and it is never the same one. // One spot is always left dirty.
! obstacle dark
! thing one dull spot
lead: They missed a bit. // There. One spot. They always leave a spot.
mate: On purpose. So that there's a reason to come back. // If it was finished, they'd have to stop.

@ring
topic: the chalk ring
question: Who draws a ring of chalk at {place}, always round whoever is not there?
doing: drawing chalk rings at {place}
token: a stump of chalk
= opening | eerie playful | Round and Empty
~ A ring has been drawn at {place}, in chalk, round nothing at all. // Somebody draws rings, round nothing at all.
lead: It's a ring. With nothing in it. // Somebody's drawn a circle. For no one.
mate: Don't step in it. // I'm not standing in that till we've asked it.
lead: It's just about the size of a person.
= step | comic | Try It On
~ The ring is exactly as wide as one person with arms held out. // It's as wide as one person's arms.
! obstacle trial
! thing the chalk ring
mate: Arms out. There. My fingers just touch. // I fit. I wish I didn't fit.
lead: It's the space somebody needs. // It's how far you can reach without anyone.
= step | mysterious | Half Rubbed Out
~ Somebody has been sitting inside the ring and has rubbed out the side that faces the door. // The side towards the door was rubbed out, from inside.
! obstacle torn
! thing the broken ring
lead: It's open now. On the side of the door. // Somebody's made a gap in it.
mate: From the inside. Look at the smear. // They were letting something in. Or somebody.

@drawings
topic: the drawings
question: Who draws everybody at {place}, and leaves the pictures where they will be found?
doing: drawing everybody in secret
token: a soft pencil
= opening | playful warm | Under My Plate
~ A drawing has turned up at {place}, and it is a very good likeness. // Somebody draws us in secret.
lead: This was under my plate. It's you. // Look. Somebody's drawn you.
mate: My nose isn't like that. // Is that what I look like when I listen?
lead: It's exactly like that. It's kind, though. // It's very like. It's like you on a good day.
= step | mysterious | Everyone But One
~ There are drawings of everybody but one, and nobody can think who is missing. // There's somebody missing from the drawings.
! obstacle crowd
! thing a heap of drawings
mate: That's everyone we know. // All of us. Count them.
lead: I did. There's one too few. // Who's not here? Who do we always leave out?
= step | tender | Seen From Behind
~ In the newest drawing somebody sits at the edge of the table, seen only from behind. // In the last one somebody's sitting with their back to us.
! obstacle high
! thing the newest drawing
lead: Who's that, with their back to us? // There's a back in this one. Whose back is that?
mate: Somebody who's drawn us all and doesn't think they count. // Somebody who doesn't know what their own face does.

@arrows
topic: the arrows
question: Who paints small arrows about the place, which all point at {place}?
doing: painting arrows that point at {place}
token: a pot of white paint
= opening | playful mysterious | This Way
~ Small white arrows have appeared, and all of them point one way.
lead: There's an arrow on the wall. // Did you know there's an arrow on your hat?
mate: There's one on the post as well. // And on that dog.
lead: They all point to {place}. // Every one of them says {place}.
= step | comic | Ankle Height
~ The arrows are painted low, by somebody kneeling, or very thoughtful of children. // The arrows were painted by somebody on their knees.
! obstacle misread
! thing a white arrow
mate: It's hardly off the ground. // Who's it meant for? Mice?
lead: Somebody who walks with their head down. // You'd only see it if you were looking at your feet.
mate: People do that when they're sad.
= step | mysterious | The One That Points Up
~ At {place} the last arrow points straight up. // The last arrow points up.
! obstacle trail
! thing the last arrow
lead: It points up. At nothing. // Up? What's up?
mate: The sky. If you look up, you see all of it. // Look. You have to tip your head back. I feel better already.

@boats
topic: the paper boats
question: Who leaves a paper boat at {place} every day, folded out of yesterday's news?
doing: folding paper boats
token: a paper boat
= opening | playful | A Fleet of One
~ There is a paper boat at {place}, where there is nothing to sail on. // Somebody leaves paper boats on dry land.
lead: It's a boat. A paper one. // Somebody's left a boat. On dry land.
mate: Perhaps they know something about the weather. // Is it lost?
lead: There was one yesterday. And the day before.
= step | mysterious | A Crew
~ In every boat sits a passenger: a bean, a button, a crumb with a hat on. // Each of the boats has a passenger.
! obstacle crowd
! thing a row of paper boats
mate: There's a bean in this one. // This one's got a button aboard.
lead: Sitting up straight, too. They're off somewhere. // They're all facing forward. They mean to arrive.
= step | wistful | Yesterday's News
~ The boats are folded from one page only: the arrivals and departures. // The boats are all folded from departures.
! obstacle torn
! thing an unfolded boat
lead: Unfold it. There. Departures. // It's all one page. Who left, and when.
mate: Somebody reads who's leaving. Every day. // And then they make it into a boat. To follow in.

@baking
topic: the smell of baking
question: Who bakes at {place} at three in the morning, and for whom?
doing: baking at three in the morning
token: a warm loaf
= opening | warm mysterious | Three in the Morning
~ At three in the morning it smells of baking at {place}. // Somebody bakes at three in the morning.
lead: I woke at three. I was hungry in my sleep. // Did you smell it? In the night?
mate: I dreamt about raisins. I thought it was mine. // Bread. At that hour. It isn't decent.
lead: It came from {place}. There's no oven at {place}. // There was flour on the step.
= step | comic | The Evidence
~ The loaf was marvellous, and there is no more evidence. // It was very good bread. We ate the evidence.
! obstacle race
! thing the last crust
mate: You ate it. You ate the clue. // That was evidence.
lead: It was warm! What was I to do? // It was shaped like a hat. I had to know.
mate: And? // What did it tell you?
lead: Honey. And somebody in no hurry.
= step | tender | A Loaf Too Many
~ Every night there is one loaf more than there are people. // There's always one loaf too many.
! obstacle waiting
! thing a basket of loaves
lead: One for each of us. And one over. // Count them. Now count us.
mate: So somebody else is meant to come. // Somebody's missing, then. Or expected.

@knock
topic: the knocking
question: Who knocks at {place}, three times and then once, and is gone when one opens?
doing: knocking at {place} and running away
token: the knocker
= opening | comic eerie | Nobody at the Door
~ Somebody knocks at {place}. There is nobody there.
lead: Three knocks. And then a small one. // Knock, knock, knock. Then: knock.
mate: And who was it? // Did you open?
lead: I did. It was only air. It looked guilty.
= step | mysterious | The Small One
~ The fourth knock comes from lower down. // The last knock is lower down than the others.
! obstacle quiet
! thing the door
mate: Three up here. And one down there. // Look at the marks. One's by the hinge.
lead: So it isn't a code. It's two of them. // Somebody knocks, and then somebody small knocks as well.
= step | playful | Knock Back
~ They have knocked back, and were answered from inside the wall. // We knocked back, and it answered.
! obstacle trial
! thing a wooden spoon
lead: I knocked back. Like this. // So I thought: be polite. Knock back.
mate: And? // You never!
lead: It was pleased. You can tell with knocking.

@hats
topic: the hats
question: Who takes the hats at {place}, and brings each of them back to the wrong person?
doing: giving everybody the wrong hat
token: a bowler hat
= opening | comic | It Fits, Though
~ At {place} everybody has come away with somebody else's hat.
lead: That's not your hat. // Whose hat have you got on?
mate: It was on my peg. // It's warm. I'm not asking questions.
lead: And I've got a bonnet. // I seem to be a fisherman.
= step | playful | Under the Brim
~ In every hat there is a slip of paper with one good thing about its owner. // There's a kind word in every hat.
! obstacle torn
! thing a slip in a hatband
mate: There's a note in it. It's about the person whose hat it is. // It says: laughs like a door, and means it.
lead: So whoever wears it finds out. // You can't hand it back now without knowing.
= step | tender | The Pairs
~ Those whose hats were exchanged have all been out of sorts with one another. // The hats are swapped between those who quarrelled.
! obstacle crowd
! thing a row of pegs
lead: Yours went to the one you fell out with. // Look who's got whose.
mate: I had to go and knock. And then I had to talk. // That's not a mistake. That's a plan with a brim.

@ladder
topic: the tiny ladder
question: Who has leaned a very small ladder against {the detail} at {place}?
doing: making small ladders
token: a very small ladder
= opening | playful | Nine Rungs
~ A ladder as long as a hand leans against {the detail}.
lead: Look. A ladder. For somebody about so high. // There's a ladder. It's as long as a fork.
mate: Who's that for? // I've stepped over it for a week. I thought it was me.
lead: Somebody who wants to get up {the detail}.
= step | mysterious | Worn in the Middle
~ The rungs are worn; something has been using it. // The little rungs are worn with use.
! obstacle dark
! thing the small ladder
mate: The rungs are worn down. In the middle. // It's been climbed. Look at it.
lead: So it works. Somebody small is better off than before. // Then there's somebody who thinks about the very small.
= step | playful | And a Handrail
~ Overnight the ladder has been given a handrail. // Now it's got a handrail.
! obstacle stakeout
! thing a tiny handrail
lead: It has a handrail now. // Somebody was worried about the draught.
mate: Then somebody slipped. And somebody else saw. // That's the most careful thing I've ever seen.

@blue
topic: the blue paint
question: Who is painting {the detail} at {place} blue, one brushstroke a day?
doing: painting {the detail} blue
token: a very small brush
= opening | comic | A Little Bluer
~ {The detail} is turning blue, from one corner.
lead: Is {the detail} bluer than it was? // It's gone blue. Just there.
mate: It's the light. // You said that about the cat.
lead: It's wet.
= step | mysterious | A Stroke a Day
~ It is one stroke a day, and on Sundays two. // It's one brushstroke a day.
! obstacle waiting
! thing a very small brush
mate: Eleven strokes. Eleven days. // I've counted. It's one a day.
lead: At that rate it'll take years. // Somebody means to be here for a good while.
= step | tender | The Colour of a Door
~ It is not just any blue. It is the blue of a door that was painted over long ago. // It's the old blue. From before.
! obstacle memory
! thing a flake of old paint
lead: That blue was here before. Look. Under the green. // Scratch it. There. It's the same blue.
mate: So it isn't new. Somebody's putting it back. // Somebody remembers it the way it was.

@postcards
topic: the postcards
question: Who sends postcards to {place} from towns that are on no map?
doing: sending postcards from towns that do not exist
token: a postcard
= opening | playful mysterious | Wish You Were Here
~ A postcard has come for {place}, from a town that nobody can find. // A postcard came, from a town that isn't there.
lead: It's from Upper Nowhere. The weather's fine. // It says: greetings from Almost.
mate: There's no such town. // I've got a map. There's a crease where that should be.
lead: Then who's having such a nice time there?
= step | comic | The Postmark
~ The postmark was made with a potato. // The postmark's been cut out of a potato.
! obstacle misread
! thing the postmark
mate: Smell the stamp. // That's no ink. That's gravy.
lead: Potato. Somebody's carved a post office. // It's a potato! Somebody franked it with lunch.
= step | wistful | The Same Bench
~ Each card describes the same view, in other words, and it is the view from {place}. // All the cards describe the view from here.
! obstacle high
! thing a bundle of postcards
lead: Read them together. The hill. The bench. The light at six. // It's always the same view.
mate: It's ours. They never left. // That's what you see if you stand just here.
"""
