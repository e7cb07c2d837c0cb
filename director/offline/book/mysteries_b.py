"""Riddles for when the operator's threads are all answered, the second half; see `mysteries_a`."""

TEXT = """
@shoes
topic: the pair of shoes
question: Whose shoes are standing at {place}, every day a step further on?
answer: {Who} put them there to practise leaving, a step a day, and has found out how little there is to leave for.
= opening | mysterious comic | Somebody's Shoes
~ A pair of shoes stands at {place} with nobody in it. // There's a pair of shoes with nobody in it.
lead: Those shoes were over there yesterday. // Somebody's left their shoes.
mate: Perhaps somebody moved them. // They can't have walked.
lead: By one step. Exactly one step.
= step | mysterious | Toes to the Road
~ The shoes are walking towards the road, one step a day. // The shoes are going towards the road.
! obstacle trail
! thing the way of the shoes
mate: They're pointing at the road. // They know where they're going, at least.
lead: Four days ago they were by the door. // In a week they'll be gone.
= step | mysterious | Nearly New
~ The shoes are nearly new; nobody has ever gone anywhere in them. // Nobody's ever walked anywhere in them.
! obstacle crowd
! thing the soles of the shoes
lead: Look at the soles. They've never been outside. // They're not worn. Not a bit.
mate: Who buys travelling shoes and doesn't travel? // Somebody meant to go somewhere.
= step | tender | Two Steps Back
~ Last night the shoes went two steps back. // Last night the shoes went back by two steps.
! obstacle waiting
! thing the empty shoes
mate surprised: They've gone backwards! // That's not further. That's nearer!
lead: Two steps. What happened yesterday? // Somebody's changed their mind.
= finale | tender warm | Shoes With a Stone in Them
~ The shoes are {who}'s, and they are staying.
! obstacle stakeout
! thing the pair of shoes
who: I was only trying it out. | dry: I'm practising. Going. It's harder than it looks. | grand: One was rehearsing a departure. It lacked an audience. | precise: I am simulating absence. In small steps. | gruff: Just seeing what it'd be like. | shy: I just wanted to, um. See if I could.
lead afraid: You want to leave? // You're going away?
who: I thought so. Every morning I put them a step further. | dry: Thought I did. A step a day. See how it felt. | precise: I assumed so. I advanced one step each day. | gruff: Thought I ought. Before I'm too old.
mate: And how did it feel? // And?
who close: Every step, I missed you more. | dry: Like a shoe with a stone in it. | grand: The further they went, the worse one slept. | precise: Regret rose with distance. It was a straight line. | gruff: Like leaving the house without a coat. | shy: Like, um. Like going the wrong way.

@notes
topic: the little notes
question: Who hides notes all over the place that say only that it was a good day?
answer: {Who} writes them to {who.himself}, for the days when it is hard to believe.
doing: hiding little notes
token: a handful of notes
= opening | playful | It Was a Good Day
~ There are notes about that say it was a good day.
lead: This was in my pocket. It isn't mine. // I found this in the bread bin.
mate: What does it say? // Is it a bill?
lead: It says: it was a good day.
= step | mysterious | Every Hand a Little Different
~ All the notes say the same and are in one hand, but on some the hand was shaking. // On some of the notes, the hand was shaking.
! obstacle torn
! thing a handful of notes
mate: The same words. The same hand. // It's always that one sentence.
lead: But look. Here it wobbles. // Except this one. It's all shaky.
= step | mysterious | Where One Would Look
~ The notes are hidden where one only looks on a bad day. // The notes are hidden where you look on a bad day.
! obstacle dark
! thing the back of the drawer
lead: Behind the handkerchiefs. Under the good blanket. // In the tea for headaches. In the old coat.
mate: Who'd look there? // You'd only go there if something was wrong.
lead: Somebody who's sad. // That's just when you'd need it.
= step | tender | To Me
~ One of the notes has a name on it, and the name is only: me. // One of the notes is addressed to: me.
! obstacle mixup
! thing the oldest note
mate: This one's got a name on it. // There's an address on this. Nearly.
lead: To me. It just says, to me. // It says: for me, when I forget.
= finale | tender | For When I Forget
~ {Who} writes the notes, against bad days.
! obstacle unwilling
! thing the little notes
! keeper who
who: They weren't for you. I'm sorry if they got about. | dry: You were not supposed to find those. I was. | grand: Those are state papers. | precise: Those are reminders. I am the recipient. | gruff: Hmph. Those are mine. | shy: They're, um. They're for me.
lead: But why write it to yourself?
who: Because on a bad day I don't believe it. | dry: Because I forget. Every time. Like a goldfish. | grand: On certain days one doubts one's own records. | precise: On bad days the good ones fail to load. | gruff: Bad days, you think they were all bad. | shy: When it's bad, I can't, um. Hear the good ones.
mate: Could we write some, too? // May we hide a few as well?
who happy: Then I'd never know which were mine. | precise: That would improve the sample.

@prints
topic: the footprints
question: Whose footprints go to the middle of {place} and simply stop?
answer: {Who} walks in and then backwards out in the same prints, so that everybody should have something to wonder at.
doing: making footprints that stop
token: a pair of boots
= opening | eerie mysterious | They Just Stop
~ Footprints lead to the middle of {place}, and stop.
lead: They go up to here. And then? // Somebody walked to here, and then...
mate: Perhaps they turned round. // And then they flew?
lead close: There's no way back. Look. It just stops.
= step | mysterious | Deeper at the Heel
~ The prints are deeper than they should be, as if each had been stepped in twice. // Each print's been trodden twice.
! obstacle misread
! thing the last footprint
mate: They're very deep. // That's a heavy person. Or two.
lead: Or one, twice. // Or the same one, there and back.
= step | mysterious | A Bit of Fun
~ The prints turn up only when it has been dull for a week. // The footprints only turn up in dull weeks.
! obstacle trial
! thing a list of days
lead: They were here in the dull week. And the other dull week. // Never when there's anything going on.
mate: So they come when nothing happens? // Then it's not a ghost. Ghosts don't care.
= step | comic | Mud on the Stairs
~ There was mud on the stairs, heel first. // There was mud on the stairs, and it went backwards.
! obstacle trail
! thing the mud on the stairs
mate: Look. Mud. But the heels are in front. // Somebody came up these stairs backwards.
lead laughing: Who walks upstairs backwards? // So it's one of us!
= finale | comic warm | Something to Wonder At
~ {Who} walks backwards, so that we wonder.
! obstacle stakeout
! thing the footprints
who surprised: It's a ghost. I'm just following it. | dry: I'm exercising. Backwards. Doctor's orders. | grand: One was never here. The prints prove it. | precise: I am walking in reverse. It is legal. | gruff: Ha. Took you long enough. | shy: Oh no. Um. Boo?
lead laughing: It's been you all the time! // You! Backwards!
who: Everybody was so bored. You all stopped looking at things. | dry: You were all so bored. It was painful. | grand: The public wanted a wonder. One obliged. | precise: Curiosity had fallen to four per cent. I intervened. | gruff: Place had gone flat. Wanted a stir. | shy: Everyone looked so, um. Bored.
mate: We were frightened for a week! // I slept with a saucepan!
who happy: Wasn't it lovely? | dry: You're welcome. | precise: Curiosity is now at ninety. | shy: Was it, um. A bit good?

@stray
topic: the missing milk
question: Who takes a saucer of milk to {place} every evening?
answer: {Who} has been looking after something small there that followed {who.him} home, and hoped to be allowed to keep it.
= opening | comic mysterious | A Saucer Less
~ Somebody carries milk to {place}.
lead: There's milk missing again. // That jug was full.
mate: How much? // Everybody drinks milk.
lead: One saucer. It's always one saucer. // A saucerful. And one saucer.
= step | mysterious | Something Small
~ Whatever drinks the milk at {place} is very small and sneezes. // Whatever drinks the milk is very small.
! obstacle quiet
! thing the empty saucer
mate whisper: Did you hear that? // Listen.
lead whisper: It sneezed. It's tiny, and it sneezed. // Something sneezed. About so big.
= step | playful | A Bed in a Hat
~ At {place} there is a hat with a blanket in it, still warm. // Somebody has made a bed in a hat.
! obstacle dark
! thing an old hat
lead: It's a hat. With a blanket in. // Somebody sleeps in this. Somebody hat-sized.
mate: It's warm. // And it's been tucked in.
lead: Somebody's tucked it in.
= step | tender | A List of Names
~ There is a list of names, all crossed out but one: Please. // There's a list of names for it, and the last is Please.
! obstacle torn
! thing a list of names
mate: They're all crossed out. Biscuit. General. Moon. // It's names. For something small.
lead: All but the last one. // There's one left.
mate tender: It says Please.
= finale | tender warm | Called Please
~ {Who} has a kitten, and it is called Please.
! obstacle unwilling
! thing an old hat
! keeper who
who afraid: You won't make me give it back? | dry: Before anyone says anything. Look at its face. | grand: One has taken on staff. It is very junior. | precise: I have acquired an unmeasured animal. | gruff: It followed me. What was I to do? | shy: Please don't be, um. Please.
* Something small and grey looks out from a sleeve, and sneezes. (insert push_in sparkles)
lead: It's only a kitten! // It's the smallest one in the world!
mate: Why didn't you say so? // But why would we mind?
who: You never keep things, once you've asked and been told no. | dry: If you ask, somebody can say no. | grand: One cannot be refused what one has not requested. | precise: I feared the answer. So I withheld the question. | gruff: I was told no, once. When I was small. You remember that. | shy: If I'd asked, you might've, um. Said no.
lead happy: Ask now. // Then ask us.

@map
topic: the map with the cross
question: Who drew the map with a cross on {place}?
answer: {Who} drew it as a treasure hunt for {friend}, and then was too shy to hand it over.
doing: drawing maps with a cross on them
token: a little map
= opening | playful | A Cross on the Map
~ A map has turned up, with a cross on {place}.
lead: This was in the book. It's a map. // Look what fell out of the atlas.
mate: That's here. That's all here! // There's a cross on it.
lead: On {place}. Somebody's put a cross on {place}.
= step | mysterious | Seven Paces From the Goat
~ The map counts in paces, and they are very long ones. // The map is drawn in very long paces.
! obstacle misread
! thing the little map
mate: Seven paces from there. // It says forty paces. I got fifty.
lead: Whoever drew this has longer legs than I have.
= step | mysterious | For You to Find
~ On its back the map says: for you to find, when you are sad. // The map says: to be found when you are sad.
! obstacle torn
! thing the back of the map
lead: There's something on the back. // Somebody's rubbed this out.
mate: For you to find. When you're sad. // It's not treasure. It's a present.
lead: So who's 'you'?
= step | tender | The First Letter
~ Beneath the rubbing out one can read a name, and it is {friend}'s. // Under the rubbing-out is {friend}'s name.
! obstacle dark
! thing a name rubbed out
mate: Hold the light lower. There's a name. // You can still feel it with your finger.
lead: It's {friend}. It's for {friend}. // {Friend}. It says {friend}.
= finale | warm tender | What Was Under the Cross
~ {Who} drew the map, for {friend}.
! obstacle astray
! thing a little box
who: That's years old. I never dared. | dry: You dug it up. Great. I'd hoped for erosion. | grand: One mislaid one's courage, that year. | precise: The gift is overdue by some years. | gruff: Thought the mice'd had that. | shy: I never, um. I never gave it.
lead: What's in it?
who: A whistle. So that somebody would hear, and come. | dry: A whistle. So you could call. And I'd come. | grand: A whistle. One would have answered it. In person. | precise: A whistle. Range: as far as I would walk. | gruff: A whistle. You blow it, and somebody comes. | shy: It's a whistle. And then I'd, um. Come.
mate: It isn't too late, you know. // Go and give it. Now.
who happy: It still works. I tried it. | shy: Would you, um. Come with me?

@corners
topic: the cut corners
question: Who has cut the corner out of every picture at {place}?
answer: {Who} has kept the corners, since {who} stands at the edge of every one of them.
= opening | mysterious | A Corner Gone
~ The pictures at {place} all have a corner cut out.
lead: Somebody's cut a corner out of this. // This one has a corner missing.
mate: Moths. // Old pictures do that.
lead: This one too. And this one. All of them.
= step | mysterious | Always the Same Corner
~ It is always the corner with the edge of the group in it. // It's always the edge of the group that's missing.
! obstacle crowd
! thing the old pictures
mate: Left. Left. Left again. // It's always out at the edge.
lead: Who stands at the edge in pictures? // Somebody stood there. Every time.
= step | mysterious | An Elbow
~ In one picture an elbow has been left over. // In one of the pictures there's an elbow left.
! obstacle torn
! thing a picture with an elbow
lead: There's an elbow. // They missed a bit.
mate: Whose elbow? // I can't tell people by their elbows.
lead: Somebody who's one of us. // Somebody who was there every single time.
= step | tender | In a Biscuit Tin
~ The corners have not been thrown away. They lie in a tin, in order of date. // The cut-out corners are all in a tin, in order.
! obstacle locked
! thing a biscuit tin
mate: Here they all are. In order. // They've been kept!
lead: Cut out, and kept. Why both? // You'd only do both if you couldn't decide.
= finale | tender warm | At the Edge
~ {Who} had kept all the corners.
! obstacle suspect
! thing the corners
who sad: I only stand at the edge. I spoil the composition. | dry: I'm always half out. Looked better without. | grand: One was poorly placed. Repeatedly. | precise: In every picture I am eleven per cent in. | gruff: Nobody wants half of me in it. | shy: I'm always just, um. The edge.
lead: But the pictures look wrong without you. // There's a hole in every one of them.
mate: We all look at that corner. Haven't you ever seen it? // Look at them. They're all laughing at somebody. That's you.
who surprised: At me? | dry: Huh. They're looking at me. | precise: All gazes converge. On my corner. | gruff: Well, I'll be. | shy: They're all, um. Looking my way.
lead happy: Get the glue. // And next time you stand in the middle.

@light_fingers
topic: the things that move
question: Who moves everything at {place} by a hand's breadth in the night?
answer: {Who} dances there when nobody is looking, and puts things back very nearly right.
doing: moving everything by a hand's breadth
token: a crooked picture
= opening | comic mysterious | A Little to the Left
~ Everything at {place} has been moved by a hand's breadth.
lead: I've just walked into that chair. // That wasn't there yesterday.
mate: It's always been there. // You always walk into chairs.
lead: No. It's further left. Everything's further left.
= step | mysterious | A Clear Floor
~ Somebody pushes everything to the walls at night and then puts it back. // Somebody clears the floor at night.
! obstacle trial
! thing a chalk mark on the floor
mate: The chalk says it's been moved. There and back. // They don't take a thing. They only make room.
lead: What do you need a clear floor for?
= step | mysterious | Round and Round
~ There are round scuffs on the floor at {place}, like a spiral. // There are round scuffs on the floor.
! obstacle dark
! thing the scuffed floor
lead: They go round. And round. // Those are feet. Turning.
mate: Somebody's pacing? // Somebody was dizzy in here.
lead: Nobody paces in spirals.
= step | playful | Counting to Three
~ Late at night somebody in there counts to three, over and over. // Somebody counts to three in there, over and over.
! obstacle quiet
! thing a closed door
! time night
mate whisper: One, two, three. One, two, three. // They only get to three. Then they start again.
lead whisper: That's not counting. // I know what that is. That's a waltz.
= finale | comic warm | One, Two, Three
~ {Who} dances when nobody is looking.
! obstacle stakeout
! thing a clear floor
! time night
who surprised: I was looking for a button! | dry: I slipped. Gracefully. For an hour. | grand: One was pacing. To music. In a circle. | precise: I was testing the floor. In three-four time. | gruff: Cramp. I'd cramp. | shy: Oh no. Um. How long have you...
lead: You were dancing. // That was dancing!
who: I can't do it when anybody looks. | dry: If you tell anyone I'll deny having feet. | grand: It is not done, at one's rank. | precise: I am accurate only when unobserved. | gruff: At my age. You needn't grin. | shy: I can only do it if, um. If nobody's there.
mate: Then we'll shut our eyes. // Would it help if we couldn't see you?
lead happy: Can one shut one's eyes and dance? // And join in?
* Three figures, eyes tight shut, turning. (wide pull_out chime sparkles)
"""
