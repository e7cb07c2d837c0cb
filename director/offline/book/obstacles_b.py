"""Ways of finding something out, the second half; see `obstacles_a` for the roles."""

TEXT = """
@shelter
title: Nobody Leaves {place} // Until It Stops // A Long Afternoon at {place}
logline: {lead} and {mate} are kept in at {place} until it stops, and there is nothing to do but talk // nobody can leave {place}, which turns out to be useful
weather: rain storm snow fog
= try | playful wistful | Kept In // Until It Stops // Nothing To Do
~ {Lead} and {mate} mean to be quick. Then the door will not open against the weather, and nobody goes anywhere.
* {Weather} against the window of {place}. Two noses at the glass. (wide hold)
lead: It can't go on for ever. | dry: So that's us, then. In here. With us. | precise: It will stop. I decline to say in what year. | gruff: It's set in. I know that sort. | grand: One does not go out in that. It has not been ironed. | shy: It's so loud out there. It's, um. Nice in here. | dreamy: How it knocks. Somebody should let it in.
mate: It can. It once went on for nine days. | dry: Sure it can. | bright: It might! We might have to live here! | precise: The record is nine days. | gruff: Nine days, one year. We ate the candles. | shy: It sounds like it's, um. Only getting started. | grand: It may go on. One has a cushion.
* They play a game with three buttons and no rules. (insert pan_right)
lead thinking: Who's winning? | dry: Am I winning? It doesn't feel like it. | grand: One assumes that one is winning. | precise: I am ahead by a button. I do not know why. | gruff: What are the rules again?
mate happy: The brown one. | bright: The brown button! It's having a brilliant time! | dry: The button. | precise: The brown button, by four. | gentle: The brown one, bless it. | shy: The, um. The brown one.
= turn | tender wistful | What You Say When It Rains // Third Hour // By One Candle
~ In the third hour people say what they never say. {Mate} begins with something small.
* A candle. The weather has become a sort of music. (medium drift)
mate close: Can I tell you something? It isn't important. | dry: I'll say something now. Don't look at me. | bright: Can I say a thing? It's not a fun one. | precise: I have something to report. It has no figures in it. | gruff: I'll say this because it's raining. | grand: One is going to be frank. Prepare. | shy: I could say something. Um. As it's loud.
lead: Go on. | dry: I'm looking at the candle. | bright: Yes! I mean, yes. Quietly. | precise: My attention is yours. All of it. | gruff: I'm listening. Don't make a meal of it.
mate sad: I like it when nobody can leave. | dry: I like it like this. Nobody waiting to go. | bright: I always think people will go home. And not come back. | precise: When people go, I count how many. I always count. | gruff: House is too quiet, evenings. There. | grand: One's own company is superb. One has had a great deal of it. | shy: I wish it'd rain longer. Is that, um. Bad?
lead happy: You don't need a storm for that. You only need a door. | dry: You can just ask people in. I've read about it. | precise: The door also works in dry weather. | gruff: Hmph. I'm two streets off. I've a chair, too. | gentle: Oh, love. Then don't wait for weather. | shy: Me too. We could, um. Both not go.
= find | warm mysterious | Since We're Here // As Long As It Rains // The Tale by the Window
~ With nowhere to go and nobody in a hurry, it comes to light.
* Water runs down the glass. Somebody puts the kettle on again. (insert hold)
lead: As we're all here anyway. | dry: Well. We're not going anywhere. | precise: We have time. I measured it. | gruff: Since nobody's leaving. | grand: As one has an audience. | shy: Since, um. Since we're here.
<clue>

@crowd
title: One in a Hundred // All Alike at {place} // The Needle in {place}
logline: {lead} has to find one among a hundred that look exactly alike // somewhere in {the thing} is what {lead} wants, and so is everything else
= try | comic playful | One of These // All Alike // The First Hundred
~ What they want is in {the thing}. So is a great deal that they do not want.
* {The thing}. There is more of it than anybody said. (wide tilt_up)
lead surprised: All of that? | dry: Oh good. A haystack. | bright: There's hundreds! This'll be brilliant! | precise: I estimate nine hundred. I am delighted. | gruff: Somebody never threw a thing away. Me, I think. | grand: One will wait here while it is gone through. | shy: That's, um. That's a lot of it. | dreamy: So many, and all of them hoping to be the one.
mate: You start at that end. We meet in the middle. | dry: You take the left. I'll take early retirement. | precise: I shall sort by size, weight and mood. | gruff: Start at the top. Don't mix them. | grand: You begin. One will look for mistakes. | bright: Race you! Ready? I've started! | shy: I'll do the, um. The small ones. | gentle: Many hands, love. And a plate of something.
* Piles. Then more piles. Between the piles, a tuft of hair. (wide pan_right page)
lead tired: What does it look like, the one we want? | dry: Remind me what we're looking for. | precise: I must ask: what does the right one look like? | gruff: How'll we know it when we see it? | shy: Um. How do we know which?
mate: Exactly like the others. | dry: Like the rest. That's the fun of it. | bright: The same as all of these! | precise: Identical. That is the difficulty. | gruff: Same as these. | shy: It's, um. The same.
= turn | mysterious | The Odd One // The Only Difference // Not by Looking
~ By looking one can tell nothing. {Mate} shuts {mate.his} eyes and goes by something else.
* {Mate} sits down in the middle of it all, eyes shut. (medium push_in)
lead: Are you asleep? | dry: Good. Have a nap. That'll help. | precise: You appear to be off. | gruff: No sleeping on the job.
mate: Looking's no use. They all look the same. So I'm feeling. | dry: They look the same. So I'm not looking. | bright: If they all look alike, you have to not look! | precise: Sight has failed. I am trying weight. | gruff: Forty years of handling things. Fingers know. | grand: One is being open to it. One's whiskers do the rest. | shy: I'm listening. They don't, um. Rustle the same. | dreamy: I am waiting for one of them to twinkle. | gentle: It's like dough, love. Eyes can't tell you.
* {Mate} goes along the row, and stops, and goes one back. (insert track_right)
mate surprised: This one. It's heavier than it has any right to be. | dry: Huh. This one's been opened. | precise: This one is two grams too important. | gruff: This one's been handled. | grand: This one resists one. | shy: This one. It sounds, um. Full. | bright: This one! It's warmer! Or I am!
= find | mysterious | The One // In the Last Row // Number Nine Hundred
~ Of all of them it is this one.
* One of them, held up to the light. (insert push_in sparkle)
lead: That's it. It has to be. | dry: One down. None to go. | bright: You found it! You actually found it! | precise: Confirmed. Eight hundred and ninety-nine to put back. | gruff: Ha. Knew it'd be at the bottom. | grand: Of course. One had one's paw on it earlier. | shy: That's the, um. That's the one.
<clue>

@trail
title: After {the thing} // Where {the thing} Goes // Round and Round to {there}
logline: {lead} and {mate} follow {the thing}, which leads them to where they began // {lead} has found {the thing} and will not let it out of sight
away: street market forest seaside bridge field
= try | playful mysterious | Follow It // Nose First // It Turns Left
~ {Lead} follows {the thing}. {Mate} follows {lead}. Something follows {mate}.
* {The thing}, faint but certain, leads round a corner. (insert push_in)
lead whisper: There it goes. Don't lose it. | dry: It goes left. So do we. I've no other plans. | bright: There! It goes on! Quick, on tiptoe! | precise: It bears left, at walking pace. | gruff: Keep behind me. Don't breathe on it. | grand: One leads. Follow at a respectful distance. | shy: It goes, um. That way. I think. | gentle: Softly now. It's only just there.
* {Lead} and {mate} go along the wall, one behind the other. (wide track_right steps)
mate: Why are we whispering? | dry: Is the whispering for us or for it? | precise: What is the purpose of the tiptoes? | grand: One's paws are being wasted on this. | gruff: What's the creeping for? | bright: Are we being sneaky? I'm being so sneaky!
lead: It feels like a whispering sort of thing. | dry: Atmosphere. | precise: It improves my accuracy by nothing at all. | bright: It's more exciting! | gruff: Because I said so. | grand: It becomes one. | shy: I'm, um. Not. This is my voice.
* A gull walks behind them on tiptoe. (full hold)
?mate thinking: Is somebody following us? | dry: Don't look now. We've been joined. | precise: We are now three. | shy: There's feet. Behind us. Um. Flat ones.
= turn | comic mysterious | Our Own Footprints // A Circle // Three Times Round
~ The trail goes in a circle; half of it is their own. Then {mate} sees where it crosses itself.
* They stand in front of footprints. {Lead} sets a foot in one. It fits. (insert push_in)
lead surprised: These are mine. | dry: Good news. We've caught us. | precise: These prints are ours. We have been gaining on ourselves. | gruff: That's my boot. I'd know that boot. | grand: Somebody has copied one's foot. | shy: Um. That's me. | dreamy: I seem to have been here before I came.
mate laughing: We've gone in a circle! | dry: Three laps. Personal best. | precise: We have described a circle. It is rather a good one. | gruff: Round and round, like soup. | gentle: Well, it's done my legs good. | shy: We went, um. Round.
* The circle, seen from above. At one point it touches itself. (extreme_wide tilt_down)
mate hand_to_chin: But look. It always comes past here. | dry: Funny, though. It always passes this one spot. | precise: All three circles share one point. This one. | gruff: Hold on. It never misses this corner. | grand: And yet it pays its respects here every time. | bright: But look! It always goes by here! Always!
lead: So it isn't running away. It's coming home. | dry: So it's not fleeing. It's commuting. | precise: Then this is not its way. It is its address. | gruff: Then it's not going anywhere. It lives here. | shy: So it's, um. It's going home.
= find | mysterious | Where It Ends // The End of the Trail // Here
~ The trail ends, and at its end is the answer they came for.
* {The thing} comes to an end in front of them. (insert push_in chime)
lead whisper: This is it. It stops here. | dry: End of the line. | bright: It stops! It stops right here! | precise: The trail is complete. | gruff: There. That's as far as it goes. | grand: We have arrived. One has, in any case. | shy: It's, um. Here.
<clue>

@mixup
title: Not {the thing} // The Wrong One, Exactly // Somebody Else's
logline: {lead} carries {the thing} all over {place} before finding that it is somebody else's // two things that look the same have changed places, and {lead} has the wrong one
= try | comic playful | Take This One // Very Like It // A Perfect Match
~ {Lead} has got {the thing} at last, and shows it round with pride. It is not {the thing}.
* {Lead} holds up something wrapped, with both arms. (full tilt_up)
lead happy: Here it is! I told you I'd get it. | dry: Got it. Applause is optional. | precise: Obtained. I am permitted to be pleased. | gruff: There. Didn't even need shouting. | grand: One has secured it. Admire. | shy: I got it. I, um. I asked somebody. | gentle: There we are, and no trouble to anybody.
mate thinking: Should it be making that noise? | dry: And it's meant to cluck, is it? | bright: It's clucking! Is it meant to cluck? | precise: It is clucking. That was not in the description. | gruff: Why's it clucking? | grand: It clucks. Is that wise? | shy: Um. It said 'cluck'.
* A corner of the wrapping lifts. A hen looks out, offended. (insert crash_zoom impact)
lead surprised: <gasp>
mate laughing: You've brought a hen. | dry: That's a hen. Close, though. | bright: It's a hen! I love her! | precise: It is a hen. It differs in several respects. | gruff: You've been had. That's a hen. | grand: You have carried poultry through the town. | shy: She's, um. She's very calm about it. | dreamy: What an unusual one. It blinks.
?lead: Then who's got ours? | dry: So somewhere, somebody's tucking ours in for the night. | precise: Then somebody else is feeding ours.
= turn | mysterious comic | Two of Them // The Same String // Somebody Swapped Them
~ There were always two. {Mate} understands that a mistake made so tidily is not a mistake.
* Two parcels, side by side. The same paper, the same string. (insert pan_right)
mate: Two of them. Same paper, same knot. | dry: Two. Same knot. Funny sort of accident. | precise: Two. The knots agree to the millimetre. | gruff: That's one and the same hand tied those. | shy: They're the same. Even the, um. The bow. | grand: Two, and identical. One smells a plan. And a hen.
lead thinking: So anybody could mix them up. | dry: Easy mistake to make. | precise: The probability of confusion is one half. | gruff: Easy done.
mate: Or it's meant to look as if anybody could. | dry: Too easy. That's what I'd want people to say. | bright: Or somebody wanted us to mix them up! | precise: It was made to be one half. | gruff: Too easy. That's no slip. That's a fellow hiding something. | shy: Or somebody, um. Hoped we would.
lead close: Somebody wanted it to go astray. Gently. | dry: Somebody lost it on purpose. Politely. | precise: Then it was lost with care.
= find | mysterious warm | The Right One // Changed Back // With the String Undone
~ Changed back, {the thing} is at last the thing itself.
* The right one. The string comes undone. (insert push_in page)
lead: No clucking this time. | dry: No hen. We're getting better at this. | bright: No hen! Poor hen. But no hen! | precise: Hen content: zero. | gruff: That's more like it. | grand: The genuine article. One can tell by the silence. | shy: This one's, um. Quiet.
<clue>

@memory
title: On the Tip of the Tongue // What {mate} Nearly Remembers // I Had It a Moment Ago
logline: {lead} knows it, and has known it all along, and cannot get at it // somewhere in {lead}'s head is the thing about {topic}, behind a good deal of other things
= try | comic playful | I Had It // Don't Help Me // It Begins With P
~ {Lead} knows it and cannot find it. {Mate} helps, which makes it worse.
* {Lead} walks up and down, and up, one hand on {lead.his} head. (full track_left)
lead thinking: I know it. I know that I know it. | dry: It's right there. It's waving. It's behind a door. | precise: The record exists. I have misplaced the drawer. | gruff: Had it a minute ago. Had it for years. | grand: One never forgets. One is merely being kept waiting. | shy: I heard it. It went, um. It went like something. | dreamy: It was a word. Or a Wednesday. | bright: It's on the tip! The very tip! I can feel it!
mate: What does it begin with? | precise: Please state the first letter. | dry: Give us a letter. | bright: Animal? Vegetable? Shout when I'm warm! | shy: Does it, um. Sound like anything?
lead: P. Or a sort of brown. | dry: A Q. No. A smell. | precise: It begins with warm. | gruff: A P. Or a shed. | grand: It begins with one's sitting down. | shy: Like rain on a, um. On a biscuit tin.
* {Mate} suggests things. {Lead} shakes {lead.his} head at all of them. (medium hold)
mate: Pancake. Parsnip. Parliament? | dry: Porridge. Panic. Pension. | bright: Penguin! Pudding! Purple! Puddle! | precise: Pendulum. Pressure. Perhaps. | gruff: Pipe. Pump. Poker. | gentle: Pie? Plum? Pickle? You must be hungry. | shy: Um. Pebble? | grand: Portrait? Pedestal? Oneself?
lead tired: Now I can only think of those. | dry: It's gone. You've buried it in vegetables. | precise: My drawers are now full of yours. | gruff: You've put it clean out of my head. | shy: It was nearly here. It got, um. Shy.
= turn | wistful tender | Where I Was Standing // The Smell of It // Begin at the Beginning
~ {Mate} stops asking what and asks where. {Lead} goes back to where it happened and stands just so.
* Quiet. {Mate} puts a cup into the room and nothing else. (medium push_in)
mate: Don't look for it. Where were you standing? | dry: Forget what. Where were you? | bright: Don't think what! Think where! | precise: Let us not search for the thing, but for the place. | gruff: Stop digging. Where'd you put your feet, that day? | gentle: Leave it be. What could you smell? | shy: What could you, um. Hear?
lead thinking: By the window. There was a draught. | dry: Here. Bit to the left. I was cold. | precise: There. My left side was four degrees colder. | gruff: By the door. One boot off. | shy: There was a tap. It was going, um. Plip.
* {Lead} stands at that very spot, eyes shut, head a little on one side. (full drift)
lead: And somebody was laughing in the next room. | dry: And somebody next door was singing. Badly. | precise: And there was toast. I had not filed the toast. | gruff: And there was toast burning. There always was. | shy: And somebody was, um. Humming.
lead surprised close: Oh. | dry: Oh. There you are. | precise: Found. It was under toast. | gruff: Well, I'm blowed. | bright: Oh! Oh! It's here!
= find | mysterious warm | Got It // There You Are // Now I Remember
~ The memory comes by itself, all of a piece.
* {Lead}'s eyes open wide. (extreme_close push_in chime)
lead: I've got it. Don't speak, or it'll fly off. | dry: Got it. Nobody say 'parsnip'. | bright: I've got it! I've got it, I've got it! | precise: Retrieved. It was behind the toast. | gruff: Got it. Quick, before it goes. | grand: It has returned. One was firm with it. | shy: I've got it. It's, um. It's this.
<clue>

@race
title: Before It Goes // Four Minutes for {the thing} // Stop {the thing}
logline: {the thing} will be gone in four minutes, and {lead} is at the wrong end of town // {lead} and {mate} have to reach {there} before {the thing} is gone for good
away: street market bridge
= try | urgent | Run // Four Minutes // The Short Cut
~ In four minutes {the thing} will be gone. {Lead} knows a short cut; nobody else would call it short.
* A clock. Four minutes to. (insert crash_zoom bell)
lead shout: Four minutes! Run! | dry: Four minutes. So we're running. Great. | precise: Four minutes. The distance is five. | gruff: Four minutes! Coats later! | grand: Four minutes? Carry one! | shy: It's four minutes. Um. Run? Run! | dreamy: Four minutes? How short they make them now. | gentle: Four minutes! Leave the cups!
* {Lead} and {mate} race through somebody's washing. (full track_right run speed_lines)
mate run: This isn't the way! | dry: This is somebody's washing line! | bright: I've got a sock on my head! | precise: We are crossing a vest! | gruff: Mind the sheets! Mind the old lady! | grand: One is being jolted! | shy: Sorry! Sorry, um. Sorry! | gentle: Beg pardon, love! Lovely sheets!
lead determined: It's a short cut! | dry: It's shorter than being late! | precise: It is shorter by one vest! | gruff: It's been a short cut since before you were born! | shy: I heard it's, um. Quicker!
* {Lead} and {mate} come out between two hens, at a dead end. (wide impact)
mate tired: And now? | dry: Lovely wall. | precise: This is a wall. | bright: Up? Do we go up? | gruff: That's new, that wall. | grand: One is shown a wall.
= turn | urgent tense | Through Not Round // Ask for Help // Everybody at Once
~ They cannot make it alone. {Mate}, who never asks anybody for anything, asks.
* A wall. A clock somewhere: one minute. (wide hold heartbeat)
lead sad: We won't make it. | dry: That's it, then. | precise: We are late by eleven seconds. Soon by more. | gruff: Too old. Too slow. | shy: It's going. I can, um. Hear it going.
mate: We can't. But everybody could. | dry: We can't. They could. I hate this. | bright: We can't! But everybody can! Watch! | precise: Two cannot. Nine could. | gruff: Then we ask. Hold my hat. I never ask. | grand: One is about to request. Mark the date. | shy: We could, um. Ask. I could... shout.
* {Mate} takes a deep breath. (close push_in)
mate shout: Somebody! Hold {the thing}! Please! | dry: Oi! Everybody! Stop {the thing}! | shy: Wait! Please! Somebody stop it!
* All along the street windows open. The shout goes on from mouth to mouth. (extreme_wide pan_right bell)
= find | triumphant warm | Just in Time // They Held It // With One Second Left
~ The whole street has passed the shout along, and {the thing} is still there.
* {The thing}, still there. Around it people look pleased with themselves. (wide pull_out)
lead tired: You held it. All of you. | dry: Huh. It's still here. People are strange. | bright: You held it! You're all brilliant! | precise: Delay: one minute. Cause: kindness. | gruff: Well. That's... much obliged. I'm sure. | grand: The public has been useful. | shy: They heard me. They all, um. Heard me.
<clue>

@stakeout
title: Behind the Curtain at {place} // Pretend to Be a Plant // Nobody Sneeze
logline: {lead} and {mate} hide at {place} to see who comes, and are not as well hidden as they think // to learn more {lead} has to lie in wait, beside {mate}, who hums
= try | comic playful | Be a Plant // In Position // Nobody Here
~ {Lead} and {mate} hide to see what happens around {the thing}. It is a small hiding place, and one of them hums.
* A curtain with four feet. (full hold)
lead whisper: Be a plant. | dry: Look natural. You're a curtain. | bright: We're invisible! Isn't it brilliant? | precise: We are now furniture. | gruff: Still. Like a hat on a peg. | grand: One is concealed. One's ears are not. | shy: I'm very good at, um. Not being here. | dreamy: I am a hat stand. It comes so easily.
mate whisper: What kind of plant? | dry: I'm a disappointed fern. | bright: Can I be a pineapple? | precise: Please specify the plant. | gruff: I'm nobody's plant. | gentle: I'll be a nice geranium. | grand: One will be the pot. | shy: I'm, um. Moss.
lead: A quiet one. | dry: The sort with no lines. | precise: One without vocal organs. | gruff: A dead one. | shy: One that doesn't, um. Hum.
* A very long time. The curtain hums softly. (wide hold)
lead whisper: You're humming. | dry: The fern's humming. | precise: You are humming in the key of G. | gruff: Who's humming?
mate shy: It's my nerves. They're musical. | bright: Sorry! It just comes out of the top! | dry: It's stress. It's got a tune. | precise: It is my fan. I shall worry more quietly. | gruff: I'm not humming. I'm breathing with feeling. | grand: One is not humming. One is ticking over. | gentle: It's a lullaby. It's for my knees.
= turn | tense eerie | Steps // Somebody's Coming // It's Me, It's Only Me
~ Steps come near. Somebody else is hiding too, and has been there longer than they have.
* Steps. They stop. (insert hold steps)
lead whisper afraid: Somebody's there. | dry: Right. That's feet. | precise: Two feet. Not ours. | gruff: Hush. Somebody. | shy: That's, um. Soft shoes. | grand: One hears a person.
mate whisper: They're not going away. They're waiting as well. | dry: They've stopped. They're doing what we're doing. | bright: They're hiding! They're hiding too! | precise: They also are being a plant. | shy: They're breathing like, um. Like us.
* On the far side of the room the other curtain has two feet as well. (wide push_in)
lead surprised: There's another curtain. | dry: The other curtain's got shoes. | precise: Second curtain. Occupied. | gruff: Who's that in my other curtain?
mate: So who's been watching whom? | dry: How long's that been looking at us? | precise: Then who has been observing? | grand: One has been spied upon while spying. Outrageous.
= find | tense mysterious | Behind the Other One // The Door Moves // Now
~ The moment they have hidden for arrives, quite softly.
* Something moves. At last. (wide push_in)
lead whisper: Now. Not a leaf. | dry: Here we go. Ferns, steady. | bright: It's happening! I'm being so quiet! | precise: Event. Please remain a plant. | gruff: Now. Hold still. | grand: Now. Observe how one observes. | shy: Now. It's, um. Now.
<clue>

@trial
title: Let's Try It Again // {the thing}, Tested // A Small Experiment
logline: {lead} means to settle the matter of {topic} by experiment // {lead} and {mate} try {the thing} out, several times, with growing regret
= try | comic playful | First Try // Again, but Slower // For Science
~ {Lead} wants to know how it works, and tries it out on {the thing}. The first result is wet.
* {The thing}, in the middle of a chalk circle. (wide tilt_down)
lead determined: We do it exactly the way it happened. | dry: So we do it again, and see what hits us. | bright: Let's do it again and see if it explodes! | precise: Experiment one. I have been looking forward to this. | gruff: Once more, and properly. | grand: One will observe. You will be experimented upon. | shy: We could try it. Just, um. A small one. | dreamy: Let us ask the thing itself.
mate: And what happens if it works? | dry: And if it works, who cleans up? | precise: Please define success. I shall stand behind it. | gruff: And if it goes off? | bright: What do I do? Can I press something? | grand: And how far off does one sit? | gentle: Shall I move the cups?
* {Mate} does it. A pause. Then a bucket of water comes from nowhere. (full shake splash)
lead surprised: Interesting! | dry: Noted. | precise: Result: wet. | gruff: Hm. That's not it. | grand: Marvellous. Again. | shy: Oh. Um. Sorry.
mate tired: Write down that I'm wet. | dry: Put 'soaked' in the notes. Underline it. | bright: It got me! Put that down! It got me! | precise: I have begun to rust. Kindly note it. | gruff: I'm dripping. Write that down. | grand: One is drenched. This will be in the minutes. | gentle: I did say about the cups. | shy: I'm, um. I'm a bit rained on.
= turn | mysterious comic | The Same, but Without // What Was Different // Ninth Try
~ Nine tries, nine failures. {Mate} notices what has been missing every time: somebody who was there at first.
* The ninth try. Everybody is wet but {the thing}. (wide hold)
lead tired: It's the same every time. And it never works. | dry: Nine times. I'm starting to take it personally. | precise: Nine trials. Nine wets. | gruff: Nine times! Same as before, all of it! | shy: We did it all the same. Didn't, um. Didn't we?
mate hand_to_chin: Not all of it. When it happened, what were you doing? | dry: Not quite. First time, you weren't trying. | bright: Not all the same! You were in a good mood then! | precise: One thing differed. You were not watching. | gruff: You weren't glaring at it, the first time. | shy: You were, um. You were humming.
lead thinking: I wasn't doing anything. I was just here. | dry: Nothing. I was just standing about. | precise: I was idle. I do not usually log that. | gruff: Nothing. Minding my own business.
mate: Then let's just be here. | dry: Then do that. | precise: Then I propose trial ten: nothing. | gruff: Then mind it again. | shy: Then, um. Just stand about.
= find | mysterious triumphant | Tenth Try // It Works // Nothing At All
~ On the tenth try nobody tries, and it works.
* {Lead} and {mate} do nothing in particular. Beside them something answers. (wide push_in chime)
lead whisper: Don't look happy. It might stop. | dry: Huh. Doing nothing. My whole life's been training. | bright: It's working! I'm not doing anything so hard! | precise: Trial ten. Success. Method: none. | gruff: There. And not a drop. | grand: It has yielded to one's charm. | shy: It's, um. It's doing it.
<clue>

@astray
title: This Is Not {there} // The Long Way to {there} // Lost on the Way to {there}
logline: {lead} knows the way to {there}, which is why nobody asks until it is too late // {lead} and {mate} get lost between one end of a small town and the other
away: street market forest bridge field seaside
= try | comic playful | I Know the Way // Left at the Gull // Not on the Map
~ {Lead} knows the way to {there}. It takes some talent to get lost on it.
* {Lead} strides ahead. The street behind them looks like the street before them. (wide track_right steps)
lead happy: I know the way. I could do it asleep. | dry: I've lived here for years. How hard can it be? | bright: I know exactly where we are! It's about here! | precise: The route is in my memory. So is another one. | gruff: I know this town like my own boot. | grand: One does not ask the way. The way asks one. | shy: I think it's, um. It smelled like this last time. | dreamy: We steer by that star. Ah. It is a lamp.
mate: We've passed that gull three times. | dry: Hello again, gull. | bright: That gull again! Maybe he's lost as well! | precise: That is gull number one. Again. | gruff: That's the same gull. | grand: One has been greeted by that gull three times. | shy: That gull's, um. He's the same. | gentle: That gull's starting to worry about us.
lead: That's a different gull. | dry: They all look tired. | precise: It is a different gull in the same place. | gruff: All gulls have that face. | shy: He's, um. Following us?
* A gull shakes its head. (insert hold)
?mate: He says it isn't. | dry: He disagrees. | precise: The gull has been consulted.
= turn | eerie tender | Where Is This // No Street I Know // Let's Just Stop
~ They are really lost. {Lead} admits it, which has never happened before.
* A corner that neither of them has ever seen. (wide drift)
lead afraid: All right. I don't know where we are. | dry: Okay. I'll say it. We're lost. | bright: I don't know where we are. I really don't. | precise: Position: unknown. I have never said that before. | gruff: I've lost us. There. I've said it. | grand: One is not lost. One is... one is lost. | shy: I don't know this, um. Any of this. | dreamy: We have left the map. I am so sorry, dear.
mate: Good. Now we can start looking. | dry: There. Didn't that feel awful? | bright: Good! I've been lost for an hour! It's fine! | precise: Thank you. That is our first true reading. | gruff: Took you long enough. Now, use your ears. | gentle: That's all right. You can't find a road while you're pretending. | grand: Nobly confessed. One will take over. | shy: That's okay. I'm, um. Often lost. You listen.
* They stand quite still. Far off, something familiar makes its small noise. (extreme_wide hold bell)
mate: There. That's where we want to be. | dry: Hear that? That way. | precise: Sound, familiar, four hundred paces. | shy: There. That's, um. That's it.
= find | warm mysterious | There It Is // By Ear // Not Where We Thought
~ They go by the sound, and come upon {the thing} from the side that nobody ever comes from.
* {The thing}, from behind, where nobody has ever looked at it. (wide push_in)
lead surprised: We came in by the back. | dry: Huh. It's got a back. | bright: It looks completely different from here! | precise: A new angle. I have only ever had the front. | gruff: Forty years, and I never saw this side. | grand: It has a tradesmen's entrance. | shy: It looks, um. Different from here.
<clue>

@quiet
title: Not a Sound at {place} // On Tiptoe // Hush
logline: {lead} and {mate} must be as quiet as they have never been // somebody is asleep beside {the thing}, and {lead} has squeaky shoes
= try | comic tense | Tiptoe // The Third Board // Squeak
~ Not a sound may be made. {Lead} has shoes, pockets and a nose, and all of them have something to say.
* A floor. A toe. A long, slow squeak. (insert tilt_down)
lead whisper: That wasn't me. That was the floor. | dry: The floor's against us. | bright: Sorry! That was my quiet foot! | precise: Squeak at forty decibels. I apologise for the floor. | gruff: Who laid this floor? I did. Hm. | grand: One's paws are silent. It was the room. | shy: It's the third board. You step, um. Over. | dreamy: The floor is talking in its sleep.
mate whisper: Breathe out when you step. | dry: Try hovering. | bright: Do it like me! Like a big spider! | precise: Distribute your weight. You have a great deal of it in the boots. | gruff: Edges. Walk on the edges. | grand: Be a cat. Nobody else can, but try. | shy: Walk where the, um. Where the nails are. | gentle: Slippers, love. I always say slippers.
* Something in {lead}'s pocket begins to slide. (close push_in)
lead whisper afraid: My pocket. Get my pocket. | dry: Pocket. Pocket, pocket, pocket. | precise: An object is leaving me. | gruff: Blast. The spoon. | grand: Somebody catch one's stamp. | shy: It's, um. It's going. I can't...
* {Mate} catches it, a finger's breadth from the floor. Nobody breathes. (insert crash_zoom)
?mate whisper: Why are you carrying marbles? | dry: Marbles. Of all things, marbles. | precise: You are equipped with marbles. I have no question. | gruff: Marbles? | gentle: Marbles, love?
= turn | tender mysterious | What You Hear // The Quiet Underneath // When Nobody Talks
~ Once they are truly quiet, they hear what has been there all the time.
* They hold still. The quiet gets deeper, like water. (wide drift)
mate whisper: Stop. Do you hear it? | dry: Stop. There's something under the quiet. | precise: There is a second sound. It is under the first. | gruff: Hold on. Listen. | grand: Be still. One's ears have turned. | shy: Listen. It's been there, um. The whole time. | bright: Shh! Shh. There's something! | dreamy: Hush. The silence has somebody in it.
lead whisper: I thought that was me. | dry: I thought that was my stomach. | precise: I had filed it as myself. | gruff: I took that for my own wheeze. | shy: I thought it was just, um. My head.
* {Lead} lays an ear against the wall, and smiles. (close push_in)
lead whisper: You can't hear it if anybody's talking. | dry: We'd never have heard it. We never shut up. | precise: It lies four decibels below conversation. | gruff: All these years, and always somebody yapping over it. | shy: You've got to, um. Be less.
?mate whisper happy: Then nobody ever has. | dry: So nobody has. Ever. In this town. | bright: So we're the first! I'll stop talking now.
= find | mysterious tender | Very Softly // Without a Word // Listen
~ Very softly, they come close enough.
* They stand around {the thing} and hold their breath. (medium push_in)
<clue>

@forbidden
title: Keep Out of {the thing} // The Sign Says No // No Entry, Please
logline: a sign forbids what {lead} has come for, and {mate} believes in signs // {lead} and {mate} stand before a sign that says no, and think about it for a while
= try | comic playful | The Sign Says No // Rules Are Rules // In Small Print
~ A sign says No Entry. {Mate} respects signs; {lead} respects what is behind them.
* A sign: No Entry. Behind it, {the thing}. (insert push_in)
lead: It doesn't say no entry for us. | dry: It says no entry. It doesn't say why. Rude. | bright: It says no entry! So there's something to enter! | precise: The sign forbids. It gives no reasons. I require reasons. | gruff: I never put that sign up. Did I? | grand: Signs are for the public. One is not the public. | shy: It says no. Um. Quite loudly. | dreamy: It says No. One ought to ask it what it means.
mate: It says it to everybody. That's what signs do. | dry: I think we're covered by 'no'. | bright: Maybe it means no entry sideways! | precise: We are included in nobody. | gruff: Sign's a sign. Somebody painted that in the cold. | grand: One likes a sign. One has written several. | shy: I always do what they, um. What they say. | gentle: Somebody will have had a reason, dear.
* They read the small print. It goes on for some time. (medium hold page)
lead thinking: Except Thursdays. Except on business. Except... owls? | dry: Except vans. Except nuns. Who writes this? | precise: There are eleven exceptions. We are nearly four of them. | gruff: Except on duty. I'm always on duty. | grand: Except persons of rank. There. | shy: Except if you, um. If you only look?
?mate: Which of us is the owl? | dry: Are we vans? I could be a van. | precise: Combined, we are almost an exception. | bright: I can be on business! I've got a pencil!
= turn | mysterious tender | Who Put It Up // The Back of the Sign // Please
~ On its back the sign says something else. It was never meant to keep them out.
* {Mate} walks round the sign and stops. (medium track_left)
mate surprised: There's writing on the back. | dry: Huh. It's got a second opinion. | bright: It's got a back! There's more on the back! | precise: The reverse is also inscribed. | gruff: Here. Come round this side. | shy: It says something else. On the, um. The quiet side. | grand: One has discovered a postscript.
* On the back, in small letters: Please be careful. (insert push_in)
lead close: Please be careful. | precise: Please be careful. That is a different instruction.
mate: That's no 'keep out'. That's somebody worrying. | dry: So it's not a no. It's a 'mind yourself'. | bright: They're not cross! They're worried! | precise: The sign was afraid for us. | gruff: Can't say a soft thing straight. I know the type. | shy: They just didn't, um. Know how to say it. | gentle: Somebody loves a person who doesn't look where they go.
lead: Then we go in. And we're careful. | dry: Fine. Then we're careful. Extremely. | precise: Then we shall comply. With the back. | gruff: Then we'll wipe our feet.
= find | mysterious warm | Carefully // Behind the Sign // Feet Wiped
~ They go in, as carefully as they were asked to.
* {Lead} and {mate} step past the sign, and wipe their feet on nothing. (full steps)
lead: Careful. | dry: Careful. Like the sign said. | bright: I'm being so careful! | precise: Care level: high. | gruff: Careful, now. | grand: One is always careful. One simply does not show it. | shy: Careful. Um. All of us.
<clue>
"""
