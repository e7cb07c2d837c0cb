"""Ways of finding something out, told a second way; see `obstacles_a` for the roles."""

TEXT = """
@locked
= try | playful | A Hairpin // The Professional // With Feeling
~ {Mate} claims to be able to open anything, and opens everything but {the thing}.
* {Mate} flexes like a pianist in front of {the thing}. (medium push_in)
mate smug: Stand back. I've done this before. | dry: I've seen this done. In a book. Upside down. | bright: I'm brilliant at this! I've practised on jam! | precise: I have read nine manuals. They disagree. | gruff: Give us room. It's all in the wrist. | grand: Observe. Doors know one. | gentle: My mother could open anything with a spoon. | shy: I can, um. Sort of listen it open. | dreamy: One must think like the inside.
lead: And what's that for? | dry: Is the hairpin yours or the door's? | bright: Ooh! What's the bent bit for? | precise: I do not recognise that tool. It appears to be a fork. | gruff: That's a fork. | shy: Is that, um. Is that a fork?
* Three doors, a window and a tin fly open. {The thing} does not. (wide shake impact)
mate surprised: I've opened everything else. | dry: Good news. You've now got a window. | precise: Opened: four. Of which requested: none. | gruff: Hm. That's the wrong five things. | grand: The others were more easily impressed. | shy: Those were, um. Extra.
lead: Even the biscuits. | dry: And the biscuits. I'm not complaining. | precise: I note the biscuits. I note them warmly. | gruff: Pass those biscuits. | grand: The biscuits may remain open.
= find | mysterious playful | A Knock // May We // From the Inside
~ When nobody pushes any more, {lead} simply knocks.
* {Lead} knocks on {the thing}, twice, politely. (insert push_in)
lead: Excuse me. May we? | dry: Hello. It's us. We gave up being rude. | bright: Hello in there! Please! | precise: Knock, polite, force two. | gruff: Hmph. Evening. | grand: One announces oneself. | shy: Um. Hello?
* Something inside lets go. {The thing} opens by itself. (insert sparkle)
<clue>

@high
= try | comic playful | A Ladder of Sorts // On Your Shoulders // Higher
~ There is no ladder. {Lead} and {mate} build one out of what there is, including {mate}.
* A tower of chairs, crates and one tea tray. (extreme_wide tilt_up)
lead: If you stand on that, and I stand on you. | dry: You go under. I've got the better shoes. | bright: I'll go on your head! I'm hardly anything! | precise: The tower lacks one of you. At the bottom. | gruff: Bend over. No, lower. | grand: You will be the plinth. | shy: Could I, um. Stand on you a bit? | gentle: Would you mind awfully being a step?
mate: On my what? | dry: I had plans for these shoulders. | bright: On me? Yes! I'm a ladder! | precise: My rated load is one hat. | gruff: Mind my back. Mind my front as well. | grand: One is not furniture. One is... very well. | shy: On my, um. Head? | dreamy: I have always wondered how a hill feels.
* The tower leans. It leans back. {Lead} reaches. (full shake)
lead: A little to the left! | dry: Left. The left that isn't down. | precise: Correct by four degrees. Quickly. | gruff: Left! I said left! | shy: Left. Um. Leftish.
mate: There is no left. There's only holding on. | dry: This is all the left I've got. | bright: I'm lefting! I'm lefting as hard as I can! | precise: I have run out of left. | gruff: That's the lot. No more left. | gentle: That's all the left there is, love. | shy: I'm out of, um. Left.
* Everything comes down but {lead}, who is hanging from something. (wide impact)
= find | mysterious | Eye to Eye // The View // Where Nobody Dusts
~ {Lead} pulls up, and is face to face with {the thing}.
* {Lead}'s eyes come up over an edge. Beyond it, {the thing}. (close push_in)
lead whisper: Oh. Hello. Nobody's been up here for years. | dry: Nobody's dusted up here since the invention of dust. | bright: I can see everything! And it's all fluffy! | precise: Dust depth: one finger. Visitors: none. Until now. | gruff: Look at the state of it up here. | grand: So this is where the dust retires to. | shy: It's so quiet up here. It's like, um. Under water.
<clue>

@dark
= try | eerie comic | Ask It Its Name // Two Steps Down // Ghosts, Probably
~ In the dark {lead} hears somebody breathing, and so does {mate}. Neither wants to be the first to count.
* Steps go down. The light does not go with them. (wide tilt_down steps)
lead whisper: How many of us are breathing? | dry: I make that three lots of breathing. | precise: I count three breaths. We are two. | bright: Somebody else is breathing! Hello! | gruff: Who's that wheezing? | shy: I can hear three. Three people, um. Breathing.
mate whisper: Hold yours. Then I'll hold mine. | dry: Let's stop, one at a time. Like adults. | precise: We shall cease in turn. You first. | gruff: Hold your breath. Go on. | grand: You may stop first. One needs one's. | gentle: Hush now, both of us. Gently.
* Two cheeks puffed out. In the silence it goes on. (close hold)
lead afraid: It's still going. | dry: Well, I've stopped. | precise: It persists. | gruff: That's neither of us. | shy: It's, um. It didn't stop.
mate surprised: It's the bellows. Somebody's left the bellows open. | dry: It's a leaky pipe. I nearly proposed to a pipe. | bright: It's a cat! No! It's a sack! It's a sleeping sack! | precise: It is a draught under a tarpaulin. I apologise to it. | gruff: That's the old bellows. Left open again. | grand: It is a bag. It breathes better than you. | shy: It's only a, um. A curtain. It snores.
?lead: I'm glad nobody saw us. | dry: We never speak of this. | bright: I liked him. The breathing one.
= find | mysterious | Struck a Match // Just for a Second // One Match
~ {Mate} has one last match. It is enough.
* A match flares. For one second everything is gold, and {the thing} in the midst of it. (insert crash_zoom)
mate whisper: There. Quick, look. | dry: There. You've got about two seconds. | bright: There it is! There, there! | precise: Duration four seconds. Please look efficiently. | gruff: There. Mind your eyebrows. | shy: There. It's, um. Right there.
<clue>

@broken
= try | comic | It Only Needs a Nudge // Second Opinion // Thump
~ {Mate} knows a remedy for {the thing}. It is to thump it, and where is the question.
* {Lead} listens to {the thing} like a doctor. (close push_in)
lead: It's got a cough. Low down, on the left. | dry: It's dead. I'm sorry. You may see it now. | precise: No pulse. One tick, irregular, possibly mine. | gruff: Dry as a biscuit in there. | bright: It's asleep! No. It's ticklish! | grand: It is sulking. One knows the sound. | shy: It's humming. Really, um. Really sad.
mate: It wants a thump. They all want a thump. | dry: Hit it. Politely. | bright: Can I hit it? Please can I hit it? | precise: Tradition recommends a blow. I do not. | gruff: Thump. Just there. Always works on the stove. | grand: Strike it. One will look away. | gentle: A little pat, perhaps. Like a baby.
* {Mate} thumps it. Somewhere else entirely something starts to run. (wide shake impact)
lead surprised: What was that? | dry: And what's that, that's now running? | precise: Something has started. It is not this. | gruff: That's the stove. | shy: That's, um. That's something else.
mate: I thumped it in general. | dry: I never said which thing. | bright: I fixed something! What did I fix? | precise: The thump was transferred. | gruff: Told you it works on the stove.
= find | warm mysterious | Asked Nicely // A Drop of Oil // It Wanted Company
~ A drop of oil, and somebody to sit beside it: {the thing} starts.
* One drop of oil falls, very slowly. {The thing} sighs and turns. (insert push_in chime)
lead: It was only thirsty. | dry: Oil. Who'd have thought. Everyone. | bright: It's drinking! It's happy! | precise: Required: one drop. Applied: nine hundred blows. | gruff: Oil. We never oiled it. | grand: It wished to be waited upon. Quite right. | shy: It just wanted, um. A bit of kindness.
<clue>

@torn
= try | playful comic | Read It Aloud // In Somebody's Hand // As If by Hens
~ {The thing} is written in a hand that looks like weather. {Lead} reads it aloud, as best as it goes.
* {The thing}, in a hand like a hedge. (insert push_in page)
lead: 'My dear... potato.' | dry: 'To whom it may... cucumber.' | precise: 'Four hundred... geese.' I am not certain of the geese. | gruff: 'Kindly return... the moon.' That can't be right. | grand: 'We regret... your hat.' | bright: 'Please feed the... king'! Which king? | shy: 'Sorry about the, um... elephant'? | dreamy: 'All my love, and the wheelbarrow.'
mate: It doesn't say that. | dry: It does not say that. | bright: It says what? Let me see! | precise: The probability of that is small. | gruff: Give it here. It never says that. | gentle: Are you holding it the right way, love?
lead: That's what it looks like. | dry: I only read them. I don't write them. | precise: I report what the ink does. | gruff: You read it, then. | shy: It's what's, um. There.
* {Mate} takes it, holds it at arm's length, then close. (medium hold)
mate thinking: It does say that. | dry: I take it back. 'Elephant.' | bright: It really does! I love them! | precise: I concur with regret. | gruff: Well, I'm blowed. It does. | grand: One withdraws. It is perfectly clear and perfectly mad.
= find | mysterious | Against the Lamp // A Word at a Time // Slowly, Now
~ Word by word, with a lamp behind it, it gives in.
* {The thing} with a lamp behind it. The letters stand up one by one. (insert push_in)
lead: There's a word. And there's another. | dry: It's coming. Slowly. Like the truth. | bright: That's an S! I know that one! | precise: Legibility rising. Ninety. Ninety-four. | gruff: There. Now it's talking. | shy: It's coming through. It's, um. Shy.
<clue>

@waiting
= try | comic playful | Sandwiches // First Watch // Guess Where I Am
~ {Lead} has brought sandwiches for a long wait beside {the thing}. They last four minutes.
* {The thing}. Beside it, two people and a very large parcel of sandwiches. (wide hold)
lead: These have to last until it happens. | dry: Provisions. Ration them. | precise: Eleven sandwiches. One per quarter of an hour. | gruff: That's supper. Not before supper. | bright: I've made enough for a week! | grand: One has provided. Sparingly for others. | gentle: I made a few extra. And a few for those. | shy: I brought some. There's, um. Four each.
mate: Of course. | dry: Naturally. | bright: I won't even look at them! | precise: Agreed. | grand: One could fast for days. | shy: Okay.
* The same picture. Crumbs. No sandwiches. (wide hold)
lead surprised: Where are the sandwiches? | dry: Great. We've eaten the plan. | precise: Remaining: none. Elapsed: four minutes. | gruff: Who had the ham one? | shy: They're, um. They're gone.
mate: I was waiting with my mouth. | dry: They were a distraction. I dealt with it. | bright: I looked at them! I'm sorry! | precise: There was a peak in demand. It was me. | gruff: They'd only have gone stale. | grand: They lay about so. | gentle: Well, nobody can wait on an empty stomach.
?lead: It's going to be a long day. | dry: Only five hours to go. | precise: Projected time remaining: all of it.
= find | mysterious | There // In the Blink // Exactly Then
~ It happens just when it is due, as if it had been waiting for them.
* {The thing}, and then the faintest change. (insert push_in chime)
mate whisper: There. Did you see? | dry: And there it is. On the dot. | bright: There! It did it! It did it! | precise: Event. Time noted. Heart noted. | gruff: There she goes. | grand: Ah. One gave it leave. | shy: There. Just, um. Just there.
<clue>

@unwilling
= try | comic playful | Tea, No Answers // Very Busy // By the Way
~ {Lead} has a plan: not to ask. To be so uninterested that {keeper} cannot bear it.
* {Lead} and {mate} study the ceiling in front of {keeper}. (medium hold)
lead: We're not here about {topic}, by the way. | dry: We've no interest in {topic}. None. | bright: We don't want to know about {topic}! At all! | precise: We have no questions concerning {topic}. | gruff: Just passing. Nothing to do with {topic}. | grand: One is quite indifferent to {topic}. | shy: We're not asking. About, um. {Topic}.
keeper: Good. There's nothing to tell. | grand: Excellent. One has nothing to say, and at some length. | dry: Great. Me neither. | gruff: Suits me. | precise: Understood. I shall not answer. | gentle: That's nice, love. Cake? | bright: Good! Because I don't know anything! About the thing! | shy: Oh. Um. Good. | dreamy: How restful. I too have forgotten it.
* Everybody studies the ceiling. It goes on for some time. (wide drift)
mate: Nice ceiling. | dry: Big ceiling you've got. | bright: I'm so not curious! | precise: The ceiling is flat. I have checked it four times. | gruff: Damp patch, there. | grand: One has sat under better.
keeper angry: You're not asking very loudly. | dry: Stop not asking. It's deafening. | grand: This silence is an impertinence! | precise: Your silence has a question mark. | gruff: Leave off not asking! | gentle: Oh, don't look at me like that, either. | shy: You're, um. You're doing it on purpose.
= find | tender | If You Must Know // No More Ceiling // Well Then
~ {Keeper} holds out longer than anybody, and then not at all.
* {Keeper} puts everything down and sits. (medium push_in)
keeper: Oh, very well. Shut the door. | grand: Enough. You may have it. Once. | dry: Okay. Ceiling's won. | gruff: All right. All right! Sit. | precise: My silence has failed. I shall speak. | bright: I can't! I can't not say it! | gentle: You'd better have it, then. It's gone cold with keeping. | shy: I'll say it. If you, um. Keep looking up.
<clue>

@bargain
= try | comic playful | Guess the Price // Three Tasks // A Riddle for a Riddle
~ {Keeper} will tell if somebody makes {keeper.him} laugh. {Lead} has never told a joke.
* {Keeper}, arms folded, as cheerful as a gatepost. (medium arms_crossed)
keeper: I'll tell you. If you can make me laugh. | grand: One will speak when amused. Nobody has managed yet. | dry: Make me laugh. I'll wait. I've waited years. | gruff: Had no laugh since spring. Get me one and I'll talk. | precise: Price: one laugh. Mine. Genuine. | gentle: I could do with a laugh, love. Then I'll tell. | shy: If you could, um. Be funny?
lead: There was a man, who had a goat. And the goat... no. | dry: So a duck walks in. That's it. It's a duck. | bright: Why did the boot cross the road? Because I threw it! | precise: One plus one is window. I am told that it is good. | gruff: Knock knock. Well, go on. Say it. | grand: One will do one's impression of oneself. | shy: There's a gull who, um. Who forgot. | dreamy: There was once a star who was afraid of ladders.
keeper: And then? | dry: And? | precise: Please continue to the laugh. | gruff: That it? | grand: Is it over? Was it that?
* {Mate} steps back to give {lead} room, and sits down in a bucket. (full shake splash)
mate surprised: I'm stuck. I'm actually stuck. | dry: Don't help. I live here now. | bright: I'm in a bucket! I'm stuck in a bucket! | precise: I am now a fitted part. | gruff: Not a word. Pull. | grand: This is a throne. One meant it. | shy: It's, um. It's quite a good fit.
* A sound like a rusty gate. {Keeper} is laughing. (close push_in)
= find | warm | Fair Is Fair // One Laugh, Paid // Hand on Heart
~ One laugh has been paid, and {keeper} pays it back.
* {Keeper} wipes away a tear, and grows serious. (close push_in)
keeper: All right. You've earned it. | grand: It was undignified. One will treasure it. Listen. | dry: Okay. That was worth it. Here's what I've got. | gruff: Ha. Needed that. Now, then. | precise: Paid in full, with interest. I shall speak. | gentle: Oh, that's done me good. Sit down, then. | shy: That was, um. Really funny. So.
<clue>

@carried
= try | comic urgent | Up a Tree // The Gull Has It // Negotiations
~ A gull has {the thing}, and opens negotiations.
* A gull on a post, with {the thing}. (insert crash_zoom)
lead: Put it down. Please. | dry: Drop it, bird. I know your mother. | bright: Hello, gull! Swap you for a bun! | precise: Kindly release the object. | gruff: Oi! Put that down! | grand: Unbeak it. | shy: Um. Could you, um. Not? | gentle: Come along, dear. That isn't food.
* The gull looks at {lead}, at {mate}, and at {mate}'s lunch. (close hold)
mate: It's looking at my lunch. | dry: No. Not the sandwich. That's a good sandwich. | bright: It wants my bun! All right! It's a good bun! | precise: It proposes an exchange. | gruff: It's not having my pie. | grand: One senses extortion. | shy: It wants, um. It wants this.
lead: Give it your lunch. | dry: Be a hero. Lose the sandwich. | precise: I recommend surrender of the lunch. | gruff: Give it the pie. | grand: Pay it. One will owe you.
* The gull takes the lunch as well, and leaves with both. (wide track_right whoosh)
?mate sad: It did say please. With its eyes. | dry: We've been robbed by poultry. Twice. | precise: We are now at minus one lunch. | gruff: That pie was warm.
= find | playful mysterious | Dropped // From Above // Thank You, Gull
~ Nobody can carry two things for ever. The gull keeps the lunch.
* {The thing} falls out of the sky and lands between {lead} and {mate}. (full tilt_down impact)
mate: It kept the lunch. | dry: It's kept the sandwich. It's got priorities. | bright: It gave it back! Good gull! | precise: It has retained the lunch. That is fair. | gruff: Still got my pie, though. | grand: It chose well. One would have.
<clue>

@misread
= try | comic | The Translation // Seven Paces North // As It Is Written
~ {The thing} gives directions in paces. {Lead} and {mate} have not got the same legs.
* {The thing}, and next to it a foot, for comparison. (insert tilt_down)
lead: Seven paces. One, two, three, four, five, six, seven. | dry: Seven paces. These are my paces. They're bored paces. | precise: Seven paces of seventy centimetres. | gruff: Seven. Proper ones. With a bit of heel. | grand: Seven of one's own. They count double. | shy: Seven. Um. They're quite small. | bright: Seven! I'll do seven and then one for luck!
mate: Mine end over there. | dry: I'm on the other side of the road. | bright: I ended up here! Hello! | precise: My seventh is eleven metres from your seventh. | gruff: Well, I've got the wall. | gentle: I seem to be in somebody's begonias.
* {Lead} and {mate}, far apart, each on a spot. Between them nothing. (extreme_wide hold)
lead shout: Whose legs did they mean? | dry: So who's this for? A stork? | precise: The text omits the legs! | gruff: Whose legs, is what it ought to say!
mate shout: Longer ones! | dry: Somebody with a horse! | bright: A giant! It's for a giant! | precise: Insufficient data! | shy: Um! Somebody, um! Bigger!
= find | warm mysterious | The Right Legs // Side by Side // In Between
~ Between {lead}'s spot and {mate}'s lies the right one.
* {Lead} and {mate} walk towards each other, and meet. (extreme_wide track_right)
mate: Halfway between your legs and mine. | dry: So it's the average of us. Frightening. | precise: The mean of two errors is correct. | gruff: Split the difference. Should've done that first. | bright: It's in the middle! Of us! | shy: It's, um. Just in between.
<clue>

@suspect
= try | comic | Following {keeper} // A Very Long Nose // Act Natural
~ {Lead} and {mate} follow {keeper} everywhere, inconspicuously, in false moustaches.
* Two moustaches behind a newspaper. (medium hold)
lead whisper: The suspect is buying onions. | dry: Target's bought an onion. Suspicious. Who needs one? | precise: Subject acquires onion. Time noted. | bright: Onions! I knew it! | gruff: Onions, eh. That's how it starts. | grand: An onion. The mark of a criminal mind. | shy: They're buying, um. An onion.
mate whisper: Your moustache is upside down. | dry: Your moustache is a brush. | precise: Your moustache is migrating. | bright: Your moustache is on your eye! | gruff: What's that on your lip? | grand: One refuses to be seen with that moustache.
* {Keeper} stops, turns and walks straight up to the newspaper. (full track_left)
keeper: Good morning. Is that my newspaper? | dry: Nice moustaches. Yours or rented? | grand: You are following one. Poorly. | precise: I detect two moustaches. I know the ears. | gruff: What's this, then? A circus? | bright: Hello! Are we playing moustaches? | gentle: Hello, loves. You'll catch cold in those. | shy: Um. Hello. Are you, um. All right?
lead shy: We're somebody else. | dry: We're tourists. From... away. | precise: I am a Mister Brown. So is my colleague. | gruff: Never seen you before in my life. | grand: One is incognito. Depart.
= find | warm mysterious | Moustaches Off // Start Again // What Was Really There
~ The moustaches come off, and with them the suspicion.
* Two moustaches on the table. (insert hold)
lead shy: We were wrong. Somebody else, then. | dry: Fine. Not you. We'd got quite fond of the theory. | precise: Hypothesis withdrawn. Also the moustache. | gruff: I've been a fool in whiskers. | grand: One was misled by an onion. | shy: Sorry. It was, um. The onion.
<clue>

@shelter
= try | playful | The Leak // Every Pot // A Concert
~ The weather has got in. {Lead} and {mate} put pots under the leaks, and the pots begin to play.
* A drop falls into a pot. Another falls into a hat. (insert tilt_down splash)
lead: There's another. Get the jug. | dry: It's got in. It didn't even knock. | bright: It's raining inside! Quick, all the pots! | precise: Leak nine. We have eight vessels. | gruff: Bucket. Basin. Give us your hat. | grand: It is dripping upon one. Somebody be a roof. | gentle: Pass me the good pan, and the bad one. | shy: There's one. And, um. There's one.
mate: Do you hear that? It's nearly a tune. | dry: Listen to that. It's got better rhythm than me. | bright: It's playing! Plink, plonk, plink! | precise: Pot four is flat. Otherwise acceptable. | gruff: Move the jug. It's out of time. | gentle: Oh, listen. It's like a little band. | shy: It's in three. It's, um. It's really good. | dreamy: The sky has brought its own orchestra.
* {Lead} shifts a pot by an inch. The tune changes. (insert push_in chime)
lead happy: I've never played an instrument before. | dry: First time I've ever enjoyed plumbing. | precise: I have made music. I was not warned. | gruff: Ha. I can play the roof. | grand: One conducts. It is one's natural state. | shy: I did that. I, um. I made that one.
= find | warm mysterious | Between Two Drops // When It Slackens // In the Quiet
~ In the pause between two drops there is room for the truth.
* The drops come slower. Then one. Then none yet. (insert hold)
mate: Listen. It's stopping. | dry: It's easing off. Say something, quick. | precise: Interval: growing. Please use it. | gruff: It's slackening. Well? | gentle: There. Now we can hear ourselves. | shy: It's nearly, um. It's nearly done.
<clue>

@crowd
= try | comic playful | By Colour // A System // Start Again
~ {Mate} has a system for {the thing}. It takes all morning, and then somebody opens a door.
* Neat rows, by size, by colour, by mood. {Mate} beams over them. (extreme_wide pan_left)
mate happy: There. Every one in its place. | dry: Sorted. Don't breathe. | bright: I've done it by colour! And then by friends! | precise: Sorted by nine criteria. It is very beautiful. | gruff: That's how you do it. Rows. | grand: One has directed the sorting. It is perfect. | gentle: I've put the shy ones together. | shy: I did it by, um. By sound.
lead: Wonderful. Don't anybody open the... | dry: Great. Now nobody open that door. | precise: Excellent. I must ask that nobody open the... | gruff: Good. Shut that door, there's a...
* The door opens. A gust. A snowstorm of paper. (wide shake whoosh)
mate tired: Door. | dry: I said it. I actually said it. | bright: It's so pretty! Oh no. It's so pretty! | precise: Sorted by wind. | gruff: Who was that? | grand: One is covered in the archive. | shy: Um. Should I, um. Start again?
lead laughing: At least they're all in one place. On the floor. | dry: On the bright side, it's very evenly spread. | precise: The distribution is now ideal. | gruff: Right. From the top.
= find | mysterious | The Last One // Still in the Air // Where It Landed
~ One of them comes down later than all the others, right in front of them.
* A single one sinks down last of all. (insert tilt_down sparkle)
lead whisper: That one took its time. | dry: Show-off. | bright: It's landing! It's choosing! | precise: The lightest. And yet it comes last. | gruff: Look at that one dawdle. | grand: It made an entrance. One approves. | shy: That one's, um. Different.
<clue>

@trail
= try | playful | The Scent // Crumb by Crumb // It Went This Way
~ {Lead} follows {the thing}; {mate} turns out to have been standing in it.
* {Lead} on hands and knees, nose down. Behind, {mate}, upright. (full track_right)
lead: It goes on here. And here. And then... shoes. | dry: And here it goes on. Into your shoe. | precise: It continues for nine metres, and ends at your left foot. | gruff: Here. And here. Shift your boot. | grand: One has it. One has... whose foot is that? | bright: It goes here! And here! And up your leg! | shy: It goes to, um. To your foot.
mate: Those are my shoes. | dry: That'd be me. | bright: That's me! I'm the trail! | precise: I am standing on the evidence. | gruff: I'm stood in it, aren't I. | gentle: Oh, have I trodden it about?
lead: How long have you been walking in it? | dry: And you've been treading it about since when? | precise: Since when? | gruff: Since when?
mate shy: Since breakfast. I've been all over town. | dry: Since I got up. I've been everywhere. | bright: All day! I went to the market, and back, and round! | precise: Since seven. I have distributed it well. | gruff: Since I went for the milk. | gentle: All morning, love. I even danced a bit.
* A map of the town would show nothing else now. (extreme_wide pull_out)
= find | mysterious | Before the Shoes // The First Print // Backwards
~ {Lead} follows the trail the other way, to where it began.
* {Lead} goes back along the trail, past the last footprint. (wide track_left steps)
lead: Never mind where it goes. Where does it come from? | dry: Forget the end. Where's the start? | bright: It starts somewhere! Everything starts! | precise: Reverse. Origin in sight. | gruff: Follow it back. That's what I'd have done. | shy: It comes from, um. Here.
<clue>

@mixup
= try | comic | Your Parcel, Sir // One Too Many // That Isn't Mine
~ {Lead} has {the thing}. So has {mate}. There should be only one.
* {Lead} and {mate} from opposite sides, each with the same. (full bow)
lead happy: I've got it! | dry: Found it. | precise: I have obtained it. | gruff: Here. Got it. | grand: One has it. | shy: I, um. I found it.
mate surprised: I've got it! | dry: Funny. So've I. | bright: So have I! We've got two! We've won twice! | precise: As have I. That is one too many. | gruff: You can't have. I've got it. | grand: Impossible. One is holding it. | gentle: Well, that's odd, love. So have I. | shy: But I, um. I've got it too.
* They hold them side by side, and swap, and swap again. (insert pan_right)
lead: Now which was mine? | dry: And now which one's which? | precise: I have lost track. I never lose track. | gruff: Hold still. Which was which? | bright: Stop! Which one did I have?
mate: The left one. It was left when it was right. | dry: Left. Unless you turned round. | bright: The one that was looking at me! | precise: Yours was yours until the third exchange. | gruff: Blowed if I know. | gentle: Does it matter, love? They both want looking at.
= find | mysterious | The Difference // One of Them Is Warm // By Its Weight
~ There is a difference after all, no bigger than a thumbnail.
* {The thing}, twice. On one there is a tiny mark. (insert push_in)
mate: This one. Somebody's marked it. | dry: This one's got a scratch. On purpose. | bright: Look! There's a tiny star on it! | precise: A mark, two millimetres, deliberate. | gruff: There. See that nick? | shy: This one. It's got a, um. A tiny line.
<clue>

@memory
= try | comic playful | With a Hum // Under the Tongue // Nearly a Word
~ {Mate} tries to startle it out of {lead}. What comes out is a recipe.
* {Mate} jumps out from behind something. (full crash_zoom impact)
mate shout: Boo! | precise: Boo. I have read that it helps. | dry: Boo. There. | grand: Boo. One does not do it twice.
lead surprised: Two eggs and a cup of flour! | dry: Left at the mill! What was that? | precise: Pi! To nine places! | gruff: I never touched the marmalade! | grand: It was one's brother! | bright: My middle name is Gladys! | gentle: Simmer for twenty minutes! | shy: The sheep's name is, um! Harold! | dreamy: The third moon of... oh. It is only you.
mate: Was that it? | dry: Is that it? Or is that another thing? | precise: Is that the item we want? | gruff: That what you were after?
lead: No. But I'd forgotten that as well. | dry: No. That's been missing since school. | bright: No! But it's nice to have it back! | precise: No. That was filed under 'never'. | gruff: No. Been looking for that, though. | gentle: No, dear. That's a very good sponge, though. | shy: No. That was, um. A different one.
* {Mate} takes a run-up for another try. {Lead} raises a hand. (medium hold)
?lead tired: Please don't. | dry: Once was plenty. | bright: Again! Again! | precise: Twice would exceed the dose.
= find | warm mysterious | By the Smell of It // There, by the Door // As Clear as Day
~ A smell comes by, of nothing in particular, and brings it all back.
* A door opens somewhere. Something drifts in. {Lead} stands still. (medium push_in)
lead surprised: Oh. That smell. It was just like that. | dry: That. That smell. That's it. | bright: That smell! It was that exact smell! | precise: Trigger found: floor polish and oranges. | gruff: That's it. That smell. Takes me right back. | grand: That scent. One was there. One was smaller. | shy: That sound. The, um. The door. That's it.
<clue>

@race
= try | urgent comic | By Cart // The Wrong Direction // Faster
~ {Lead} and {mate} borrow a handcart to be quicker. It is quicker downhill than anybody wished.
* A handcart at the top of a slope. Two people in it. (extreme_wide tilt_down)
lead: It's all downhill from here. | dry: Gravity's doing the work. It's never let me down. Well. | bright: This is the best idea I've ever had! | precise: Estimated time: less. | gruff: Hold on to something. Not me. | grand: Proceed. But gently. | shy: Is there, um. A brake? | gentle: Tuck your elbows in, love.
mate shout: Where's the brake? | dry: Quick question about the brake! | precise: I cannot locate the brake! | gruff: It's got no brake! | grand: Stop it! One has seen enough! | bright: We don't need a brake! | shy: Um! Um, brake! Um!
* Faster. Hats. Hens. Somebody's washing. (full track_right speed_lines whoosh)
lead shout: There was one when we borrowed it! | dry: It's back there! It came off! | bright: It fell off! It's rolling after us! | precise: It is now behind us! | gruff: In your hand! That's the brake in your hand!
* The cart stops. Nobody in it does. (wide impact)
mate tired: Are we there? | dry: Have we arrived, or just landed? | precise: We have overshot by one hedge. | gruff: That's my good trousers. | gentle: Well, that was brisk. | shy: Are we, um. Alive?
= find | triumphant warm | Just There // One Second to Spare // They Waited
~ They come too late, by a minute. Somebody has waited.
* {The thing}, and beside it somebody with a watch, looking the other way. (wide pull_out bell)
lead surprised: You waited for us. | dry: You held it. You didn't have to. | bright: It's still here! You waited! | precise: It should have gone. It has not. | gruff: Decent of you. | grand: One is expected, it seems. | shy: You, um. You kept it for us.
<clue>

@stakeout
= try | comic playful | Under the Table // Very Small Holes // Two in a Barrel
~ There is one barrel to hide in, beside {the thing}. {Lead} and {mate} are both in it.
* A barrel. Two pairs of eyes in the bunghole. (insert push_in)
lead whisper: That's my elbow. | dry: That's my ear you're standing on. | bright: It's so cosy! Is that your nose? | precise: I am folded in four. | gruff: Whose knee is that? | grand: One's dignity is under your foot. | shy: You're, um. You're on my everything. | gentle: Are you comfortable, love? I'm on a nail.
mate whisper: What was in here before us? | dry: What did they keep in this? | bright: It smells of treacle! | precise: This barrel recently held herring. | gruff: Herring. This was herring. | grand: It reeks of supper. One is torn. | shy: It smells of, um. Fish.
lead: Don't think about it. | dry: Breathe through your hat. | precise: I have switched off that sense. | gruff: Breathe less. | grand: It is growing on one.
* A cat walks past the barrel, stops, and comes back with friends. (wide pan_left)
mate whisper: We've been found. | dry: And now there's an audience. | bright: Hello, cats! Go away, cats! | precise: Seven cats. Eight. They are forming a queue. | gruff: Shoo. Shoo, blast you. | grand: They may wait their turn. | shy: There's, um. There's a lot of cats.
= find | tense mysterious | Lights Out // Hush in There // Footsteps
~ The cats scatter. Somebody is coming.
* The cats are gone, all at once. A shadow falls across the floor. (wide push_in steps)
lead whisper: Not a breath. | dry: Here we go. Nobody be a herring. | bright: Somebody's coming! I'm so quiet! | precise: Contact. Silence, please. | gruff: Now. Still. | grand: Now. One is wood. | shy: Somebody's, um. Somebody's here.
<clue>

@trial
= try | comic playful | Control Group // The Other Way Round // Stand Just There
~ {Lead} needs somebody to try it on. {Mate} was only passing.
* {Lead}, goggles, a notebook. {Mate}, on a cross of chalk. (wide hold)
lead: Stand just there, and think of nothing. | dry: Stand on the cross. Sign here. And here. | bright: Stand there! It only tickles! Probably! | precise: Please stand on the mark. Do not have opinions. | gruff: Stand there. Touch nothing. | grand: You are the subject. Be a good one. | shy: Could you, um. Just stand there? | gentle: Just there, love. Think of something nice.
mate: Why me? | dry: And why aren't you on the cross? | bright: Me? Really? What do I do? | precise: On what grounds was I selected? | gruff: Why've I got to? | grand: One is not a subject. One has subjects. | shy: Is it, um. Is it going to be loud?
lead: Because I have to hold the pencil. | dry: Somebody's got to write down what happens to you. | precise: You were nearest. It is a rigorous criterion. | gruff: Because I've a bad back. | shy: Because you're, um. You're brave.
* {Lead} pulls a string. Nothing happens to {mate}. A good deal happens to {lead}. (full shake splash)
mate laughing: Write that down! | dry: Got your pencil? | precise: Result: it is you. | gruff: Ha. Put that in your book. | grand: A most satisfying experiment. | gentle: Oh, your poor hair. Write that down. | shy: Should I, um. Hold the pencil?
= find | mysterious | Repeatable // There It Is Again // Twice
~ The second time it works exactly as it did the first, and that is the proof.
* The same string. The same sound. Then something new. (insert push_in chime)
lead: Again. Just the same. | dry: Twice is a pattern. I hate being right. | bright: It did it again! It's real! | precise: Repeated. It is therefore true. | gruff: There. Twice. That's no accident. | grand: It has been confirmed in one's presence. | shy: It's the same. It's, um. It's really real.
<clue>

@astray
= try | comic | Ask Somebody // The Map Is Wet // Where the Signs Point
~ {Mate} asks the way, of everybody. Everybody knows it. Nobody agrees.
* A signpost with five arms, and all of them say the same. (insert tilt_up)
mate: I asked. It's left at the blue door. | dry: Man with a dog says left. Dog disagrees. | bright: I asked three people! They all pointed! | precise: I have consulted four sources. They give five directions. | gruff: Feller says left. Never trusted his hat. | grand: One was told left. One was told it rudely. | gentle: Such a nice lady. She said left, and then she cried. | shy: I asked a, um. A gull.
lead: That's what you said at the last blue door. | dry: This is our third blue door. | precise: We have passed four blue doors. They may be one. | gruff: They're all blue. It's a job lot of blue. | bright: There's a blue door! And another one! | shy: There's, um. They're all blue.
* Blue doors, as far as one can see. (extreme_wide pan_right)
mate: She didn't say which blue. | dry: In fairness, nobody said it was the only one. | precise: There was no mention of shade. | gruff: Should've said which blue. | grand: The public is so imprecise. | gentle: Perhaps it was more of a feeling of blue.
* One of the doors opens. A hand comes out and points right. (medium door)
?lead surprised: Thank you! | dry: And that's vote number six. | precise: Noted. The majority is now confused.
= find | mysterious warm | The Last Blue Door // So That's Where // Round the Back
~ It is behind the one door that nobody pointed at.
* A small door, green. Behind it, {the thing}. (wide push_in door)
lead: Green. Nobody said anything about green. | dry: Green. Of course. Why would it be blue? | bright: A green one! Hello, green one! | precise: Green. I shall write to the lady. | gruff: Green. All that blue for nothing. | grand: One would have started with green. | shy: It's, um. It's green.
<clue>

@quiet
= try | comic tense | Don't Laugh // In Stockinged Feet // The Hiccup
~ Of all the times to have hiccups, {mate} has chosen the one when nobody may make a sound.
* Stillness. A very small sound. (wide hold)
mate shy: Hic. | precise: Hic. I beg its pardon. | grand: Hic. That was somebody else.
lead whisper: Was that you? | dry: Please say that was a mouse. | precise: I recorded a hic. | gruff: What was that? | shy: Was that, um. You?
mate whisper: No. Hic. Yes. | dry: It's a medical mouse. Hic. | bright: I can't help it! Hic! It's so quiet it wants to come out! | grand: One does not hic. Hic. Blast. | gruff: It's them onions. Hic. | shy: I'm, um. Hic. I'm sorry. | gentle: Oh dear. Hic. I had the radish.
* {Lead} holds {mate}'s nose. {Mate} turns several colours. (close push_in)
lead whisper: Think of something terrible. | dry: Think about stairs. All the stairs. | bright: Stand on your head! Quietly! | precise: Recite the prime numbers backwards. | gruff: Swallow. Twice. Standing on one leg. | grand: Consider that you have offended one. | shy: Just, um. Breathe like a jellyfish.
* A long silence. Then, from under the floor: hic. (insert hold impact)
= find | mysterious tender | Not Alone // Underneath // So Softly
~ Down there somebody else is being quiet.
* {Lead} kneels and lays an ear to the floor. (close push_in)
lead whisper: There's somebody else who isn't making a sound. | dry: So we're not the only ones being quiet. | precise: A second silence. It is beneath ours. | gruff: Somebody's under there. | grand: We are being not-heard by somebody. | shy: There's another quiet. It's, um. It's under this one.
<clue>

@forbidden
= try | comic playful | Ask Permission // Form Twelve // In Triplicate
~ To get past, one needs permission, and to get permission one needs {the thing}.
* A small window. A small bell. A very large form. (insert pan_right bell)
lead: It says we have to ask for permission. | dry: Form twelve. To apply for form eleven. | bright: There's a form! I love forms! There's a box for 'other'! | precise: A form. At last, a language I speak. | gruff: In my day we just went in. | grand: A form. One usually is the form. | shy: There's a, um. A bell. We'd have to ring it. | gentle: It's only a bit of paper, love.
mate: Reason for visit? | dry: Under 'reason' I've put 'reasons'. | bright: Under 'reason' I've put 'because'! | precise: Field nine is my favourite. It is empty on purpose. | gruff: What's it want to know my shoe size for? | grand: Under 'name' one has written 'obviously'. | shy: It asks how, um. How tall my mother was.
lead: Curiosity. With a C. | dry: Put 'nosiness'. | bright: Put that we'd really, really like to! | precise: Enquiry, general, urgent. | gruff: Put 'mind your own'. | grand: Put 'inspection'. | shy: Put, um. 'Please.'
* A stamp comes down. It says: Come back yesterday. (insert impact)
mate: Come back yesterday. | dry: 'Come back yesterday.' I tried. I was busy. | bright: Yesterday! We can't! We've already had it! | precise: Yesterday is not available. | gruff: Yesterday. Hmph. I'd have gone yesterday. | grand: One was free yesterday. How vexing.
= find | mysterious warm | Nobody Minded // The Side Gate // It Was Open
~ Behind the window sits nobody. The gate beside it is open, and always was.
* {Lead} leans on the gate. It swings open. (medium door)
lead surprised: It isn't even shut. | dry: Open. All that ink. | bright: It's open! We can just go in! | precise: The gate was never closed. I should like my form back. | gruff: Never even latched. | grand: It opened for one. | shy: It's open. It was, um. Open all along.
<clue>
"""
