"""Riddles whose reason is dealt from `reasons`: what is seen, the second half; see `mysteries_c`."""

TEXT = """
@music
topic: the night music
question: Who plays the same nine notes at {place} every night, and never the tenth?
doing: playing nine notes in the dark
token: a squeeze-box
= opening | mysterious wistful | Nine Notes
~ In the night somebody at {place} plays nine notes, and stops. // Somebody plays nine notes, and stops.
lead: Did you hear it? It goes up, and up, and then it doesn't. // Somebody was playing. In the dark.
mate: I lay awake waiting for the next one. // I've had it stuck in me since. It's got no end.
lead: Nine notes. There ought to be a tenth.
= step | mysterious | From the Beginning
~ Whoever plays it starts again from the beginning whenever a light goes on. // It starts over whenever somebody lights a lamp.
! obstacle quiet
! thing the nine notes
mate: I lit the lamp, and it stopped. // Somebody opened a window. Silence.
lead: And then it began again. Softer. // They don't want to be seen. They want to be heard.
= step | tender | The Second Part
~ The tune is one half of a duet. // It's half of a duet. The other half's missing.
! obstacle torn
! thing a torn sheet of music
lead: There's a gap after every line. As if they were listening. // Hear that? They leave room.
mate: For somebody to answer. // It's not unfinished. It's waiting its turn.

@numbers
topic: the numbers
question: Who has numbered everything at {place}, and left out seven?
doing: numbering everything at {place}
token: a box of labels
= opening | comic | One to Forty
~ Everything at {place} has been given a number overnight.
lead: I've sat down on number twelve. // There's a twenty-six on the teapot.
mate: And what's that on your back? // I'm thirty-one. It's on my hat.
lead: It goes up to forty. There's no seven. // I can't find a seven anywhere.
= step | mysterious | In Order Of
~ The numbers do not go by place or size; they go by how long a thing has been here. // It's numbered by age. Oldest first.
! obstacle misread
! thing number one
mate: One's the doorstep. Two's the crack in the wall. // It's in no order at all.
lead: It's how long they've been here! Oldest first. // The doorstep was first. Everything else came in over it.
= step | tender | Number Seven
~ Seven is a nail with nothing hanging on it. // Number seven is an empty nail.
! obstacle dark
! thing an empty nail
lead: Between six and eight there's only a nail. // Here. This is where seven was.
mate: Something hung there. For years. Look at the mark. // You can see its shape. The wall remembers.

@cushion
topic: the cushions
question: Who puts cushions on everything at {place} that has ever hurt anybody?
doing: putting cushions on things
token: a small cushion
= opening | comic | Upholstered
~ The low beam at {place} wears a cushion. So does the step. // Whatever hurts has got a cushion on.
lead: I hit my head, and it was lovely. // Somebody's upholstered the beam.
mate: There's one on the step as well. // I fell up the stairs this morning. It was like a hug.
lead: Somebody knows where it hurts.
= step | mysterious | Feathers
~ The stuffing comes out of one and the same pillow. // It's all from the one pillow.
! obstacle trail
! thing a handful of feathers
mate: Same feathers. The same blue stripe on the cloth. // It's all one pillow, cut up small.
lead: Then somebody's sleeping on nothing. // So whose bed's gone flat?
= step | tender | The Corner of the Table
~ The very first cushion is on the corner of the table, at the height of a child's head, and is very old. // The oldest cushion's at the height of a child.
! obstacle memory
! thing the oldest cushion
lead: This one's been here for years. It's nearly flat. // Who put that there? It's ancient.
mate: It's too low for any of us. // It's just as high as a forehead. A small one.

@exchange
topic: the exchanges
question: Who takes worn-out things from {place} and leaves slightly nicer ones?
doing: exchanging old things for nicer ones
token: a new bootlace
= opening | playful | Slightly Nicer
~ Somebody has been at {place} in the night, and has taken a bootlace, and left a better one. // Somebody took a bootlace and left a better one.
lead: That's not my bootlace. Mine was in three parts. // My old cup's gone. This one's got a handle.
mate: You're complaining? // So you were robbed of a hole.
lead: I'm not complaining. I'm worried. // It was a bad cup. But I knew it.
= step | mysterious | Never More Than One
~ Never more than one thing a night, and always what somebody had just sighed at. // They take only what was sighed at.
! obstacle stakeout
! thing a new bootlace
mate: What did you do with the old one? Before it went? // And just before, did you say anything?
lead: I sighed. I only sighed at it. // I told it that it had seen better days.
mate: Then somebody was listening to you sigh.
= step | tender | Kept
~ The old things were not thrown away; they hang in a row, each with the name of whose it was. // The old things have all been kept, with names.
! obstacle locked
! thing a row of old things
lead: My bootlace! And it's labelled. // They're all here. In a row, like washing.
mate: You don't keep three bits of string. Unless you're fond of the feet. // Look. Every one has got our names on.

@parcel
topic: the parcel
question: Who keeps sending {place} a parcel with nothing in it, beautifully wrapped?
doing: sending empty parcels
token: an empty parcel
= opening | comic mysterious | Contents: None
~ A parcel has come for {place}. It is very well wrapped, and empty. // Somebody sends parcels with nothing in.
lead: It's lovely paper. There's nothing in it. // It weighs nothing. I've opened it twice.
mate: Perhaps it fell out. // Perhaps it's very, very small.
lead: It's the third this month. They're getting bigger.
= step | mysterious | It Rattles No Longer
~ Each of the parcels has a fold in it in the shape of what it should have held. // There's the shape of something in the paper.
! obstacle misread
! thing the wrapping paper
mate: Look at the creases. It was wrapped round something. // The paper remembers. There was a handle, here.
lead: Then it was taken out again. At the last moment. // They wrap it. Then they lose their nerve.
= step | tender | With Nail Scissors
~ On the last parcel the sender's name has been cut away, with nail scissors, in tears. // The sender cut their name away.
! obstacle torn
! thing a cut-out corner
lead: There was a name here. It's been cut off. // Somebody signed it. And then somebody minded.
mate: The ink's run. Round, like a drop. // It got wet. Only there.

@sweeping
topic: the swept ground
question: Who sweeps {place} before sunrise, and always stops half-way?
doing: sweeping {place} before sunrise
token: an old broom
= opening | playful | As Far As the Middle
~ Half of {place} has been swept. The other half has not. // Somebody sweeps half, and stops.
lead: That half's clean. // There's a line. On this side it's a palace.
mate: Somebody got tired. // That's what I call a fair division.
lead: Every morning? At exactly the same spot?
= step | mysterious | The Line
~ The line goes exactly where two people once divided the place between them. // There used to be a border here.
! obstacle memory
! thing a line in the dust
mate: There was a rope here once. For the quarrel. // I know that line. That was the great sulk.
lead: So that side's yours, and this one's theirs. // Somebody only sweeps their own half. Still.
= step | tender | A Hand's Breadth Over
~ Each morning the line is a hand's breadth further over. // Every day they sweep a little further across.
! obstacle trial
! thing an old broom
lead: It's moved. I put a pebble on it. // It isn't where it was. It's further over.
mate: Somebody's sweeping towards somebody. // In a month they'll meet.

@moustache
topic: the moustaches
question: Who draws a moustache on every portrait, poster and melon at {place}?
doing: drawing moustaches
token: a burnt cork
= opening | comic | A Gentleman
~ Everything at {place} with a face on it has grown a moustache. // Everything with a face has got a moustache.
lead: The melon has a moustache. // Somebody's been at the posters.
mate: It looks distinguished. // I bought that melon. I feel I should call it sir.
lead: And the notice. And the clock.
= step | comic | Always the Same One
~ It is always the same moustache, and a rather fine one, with a curl to the left. // It's always one and the same moustache.
! obstacle crowd
! thing a burnt cork
mate: The curl goes left. Every time. // That's the same moustache. That's somebody's.
lead: So it's not just any moustache. It's a portrait. // Somebody's drawing one man's moustache, over and over.
= step | wistful | Before Our Time
~ In an old photograph of {place} somebody wears that very moustache. // There's a picture with that moustache in it.
! obstacle high
! thing an old photograph
lead: There. At the back. With the hat. // That's it! That's the very one!
mate: Nobody here's that old. // Who remembers him, then?

@bench
topic: the seat that turns
question: Who turns the seat at {place} round in the night, so that it faces the wall?
doing: turning the seat round
token: an oil can
= opening | comic | With a View of the Wall
~ The seat at {place} faces the wall.
lead: Somebody's turned it round again. // I sat down and I was looking at bricks.
mate: They're good bricks. // Perhaps it's ashamed.
lead: I turned it back yesterday. It's heavy. // It takes two. Or one who means it.
= step | mysterious | Sparrows
~ High up in the wall there is a hole, and something lives in it. // There's a nest in the wall.
! obstacle quiet
! thing a hole in the wall
mate: Shh. Up there. In the crack. // Somebody's moved in. With straw.
lead: So it doesn't face the wall. It faces the neighbours. // That's not a wall. That's a theatre.
= step | tender | Two Dents
~ The seat has two dents in it, and one of them has not been used for a long time. // There are two dents in the seat, one of them dusty.
! obstacle dark
! thing the old seat
lead: Here somebody sits. And there somebody used to. // One dent's warm. One's got dust in.
mate: They came in twos, then. To look at a wall. // And now it's one. And still on the left.

@lists
topic: the lists
question: Who loses shopping lists at {place} that nobody could ever buy?
doing: writing lists of what nobody sells
token: a shopping list
= opening | playful | Two Pounds of Morning
~ A shopping list lies at {place}: two pounds of morning, a dozen good ideas, string. // Somebody's shopping for two pounds of morning.
lead: Listen. Two pounds of morning. One dozen good ideas. // Somebody's dropped a list.
mate: And string. // What's the string for?
lead: To tie it all up with, I suppose.
= step | playful | Crossed Out
~ Half the things on the lists have been crossed out, as if somebody had got them. // They've been crossed out. Somebody got them.
! obstacle torn
! thing a second list
mate: 'A laugh, medium.' Crossed out. // They've got the laugh. And the good ideas.
lead: Where do you get a medium laugh? // When? I laughed on Tuesday. About medium.
= step | tender | Still to Get
~ One thing stands at the end of every list and has never been crossed out: somebody to tell. // One thing's on every list: somebody to tell.
! obstacle misread
! thing the last line
lead: It's always the last thing. It's never crossed out. // Here. And here. And on this one.
mate: Somebody to tell. // Then they've got everything but that.

@bottles
topic: the jars
question: Who keeps a jar for every one of us at {place}, with a name and a pebble in it?
doing: putting pebbles in jars
token: a jar with a name on it
= opening | mysterious | With My Name On
~ There is a row of jars at {place}, and every one of them has a name. // There's a jar for every one of us.
lead: That's my name. That's a jar with my name. // Look. We're on a shelf.
mate: What's in you? // I've got nine pebbles. How many have you?
lead: Four. Why have I only got four?
= step | comic | Up by One
~ The pebbles go up when nobody is looking, and never go down. // The pebbles only ever go up.
! obstacle stakeout
! thing a jar with a name
mate: I've gone up. I was rude all day, and I've gone up! // One more than yesterday. What did I do?
lead: You held the gate. For that goat. // You said good morning to the postman. By name.
= step | tender | The Empty One
~ Behind the others stands a jar with no name and no pebble. // At the back there's a jar with nothing in it.
! obstacle high
! thing an empty jar
lead: There's one behind. It's empty. It's got no name. // Who's that for?
mate: Whoever does the counting, I should think. // Nobody's ever given them one.

@shade
topic: the parasol
question: Who opens a parasol over {the detail} at {place} as soon as anybody cries there?
doing: opening a parasol over {the detail}
token: a mended parasol
= opening | comic tender | Weather Permitting
~ Somebody sat by {the detail} and cried a little, and looked up, and was under a parasol. // Somebody puts up a parasol when you cry.
lead: I only had something in my eye. Then there it was. // One moment I was sniffing. Then it was shady.
mate: Who was holding it? // And nobody was there?
lead: Nobody. It was just open. // It was stuck in the ground. Tilted, even.
= step | comic | An Experiment With Onions
~ With onions it does not work; it can tell. // It doesn't work with onions.
! obstacle trial
! thing a sliced onion
mate: I've cried for half an hour. Nothing. // Onions don't count.
lead: So somebody can tell the difference. // So it's not a trick. It's somebody who knows us.
= step | tender | Patched
~ The parasol has been mended many times, with pieces of everybody's old clothes. // It's patched with bits of our own clothes.
! obstacle crowd
! thing a mended parasol
lead: That patch was my shirt. // I know that sleeve. That was yours.
mate: And that's from the picnic. // We're all up there. In squares.

@night_kite
topic: the kite in the dark
question: Who flies a kite over {place} at night, with a lantern on its tail?
doing: flying a kite in the dark
token: a kite with a lantern
= opening | mysterious | The Wandering Star
~ A star goes up and down over {place}.
lead: That star's moving. // There's a star too many.
mate: Stars don't do loops. // It nearly hit the roof. Stars don't do that.
lead: It's got a tail. It's on a string!
= step | mysterious | Which Way the Wind
~ The kite flies only when the wind blows away from the town. // It only flies when the wind blows out.
! obstacle waiting
! thing the end of a string
mate: Not yesterday. Yesterday the wind came in. // Only on an outward wind.
lead: So it isn't for us. It's to be seen from out there. // Then it's meant for somebody far off.
= step | tender | Five Flashes
~ The lantern blinks five times, stops, and waits for as long as one would need to answer. // It blinks five times and waits.
! obstacle misread
! thing the lantern
lead: Five. Then nothing. Then five. // It's counting. Or asking.
mate: That gap's just long enough for somebody to answer. // And nobody does. And then it asks again.
"""
