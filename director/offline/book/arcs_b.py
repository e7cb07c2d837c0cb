"""Arcs for when the operator's are all told, the second half; see `arcs_a`."""

TEXT = """
@repair
title: The Long Repair
topic: the repair
question: Who keeps taking parts out of the old engine at {place}, which is to run again on {feast}?
premise: An old engine at {place} is to run again for {feast}. Whatever is mended by day is gone by night.
answer: {Who} took the parts, because when it runs {friend} has said that {friend.he} will be done here, and will go.
= opening | mysterious | It Ran Yesterday
~ The old engine at {place} is to run again for {feast}; this morning a wheel is missing. // There's a wheel gone from the old engine.
! event loss lead mate {Lead} and {mate} found the first part of the old engine gone.
lead: It was all there last night. I counted. // There's a wheel gone. It had eleven.
mate: Perhaps it rolled. // Who steals one wheel? You can't do anything with one wheel.
lead: It's to run on {feast}. Not without that, it won't.
= early | playful | In Exchange
~ For a new wheel they have had to barter a hat, a song and half a cheese. // A wheel costs a hat, a song and half a cheese.
! obstacle bargain
! thing a new wheel
lead: We got a wheel. It cost a hat, a song and half a cheese. // I sang. They gave us the wheel so I'd stop.
mate: Which half? // It was my hat, I'd like it noted.
= early | mysterious | Wrapped in Flannel
~ The missing parts were not thrown away: one lies in a drawer, oiled, in flannel. // A missing part turned up, oiled, in flannel.
! obstacle locked
! thing a brass cog
mate: It's been cleaned. And wrapped up. Like a baby. // Nobody does that with a thing they want broken.
lead: So somebody loves it. And doesn't want it to run.
= early | comic | The Manual
~ In the manual of the engine there is only one sentence: you will know. // The manual just says: you will know.
! obstacle torn
! thing the manual
lead: Page one. 'You will know.' The rest's blank. // Ninety pages. It's got one sentence.
mate: I don't know. // I know what it doesn't say.
= turn | sad tense | Whose Screwdriver
~ {Friend}'s own screwdriver is found in the works, and {friend} is accused before everybody. It is the wrong one to accuse. // {Friend} was accused, and it was wrong.
! obstacle suspect
! thing a screwdriver
! relation friend lead -2
! event quarrel lead friend {Lead} accused {friend} in front of everybody, and was wrong.
lead: That's your screwdriver. In there. // I found this behind the boiler. It's got your name on it.
friend angry: I've been mending that thing since before you could walk. | dry: Think about it. I'm the one who wants it finished. | grand: You accuse the physician. | precise: I have mended it eleven times. The logic is poor. | gruff: Twenty years I've been at that engine. Twenty years! | shy: I'd never. I, um. It's my engine.
mate: Then how did it get there? // Everybody's watching. Say something.
friend sad: I lent it to somebody. It's for them to say to whom. | dry: I lent it out. And I don't tell. | precise: It was on loan. I do not disclose borrowers. | gruff: Lent it. And I'll not say who to. | grand: One lent it, in confidence. | shy: I lent it. They asked me, um. Nicely.
= late | mysterious | What Happens After
~ {Friend} has said to somebody: when it runs I shall have done what I came for. // {Friend} means to leave when the engine runs.
! obstacle memory
! thing a timetable
lead: What's {friend} going to do when it's finished? // There's a timetable in {friend}'s coat.
mate: 'When she runs, I'm done here.' {Friend} said so once. To the stove. // Go. {Friend} always said: when it runs, I go.
lead sad: So somebody doesn't want it to run.
= late | tender | One Part a Night
~ It is one part a night; just enough that it never runs, and never quite breaks. // Never enough to break it. Just enough to stop it.
! obstacle trial
! thing a brass cog
mate: Never the big ones. Always one that can be put back. // One a night. You could set your watch by it.
lead: They don't want to win. They want another day. And another.
= finale | tender triumphant | She Runs
~ On {feast} the engine is whole; {who} puts in the last part with {who.his} own hands. // She runs, and it was {who} all along.
! obstacle broken
! thing the last cog
! event truth who friend {Who} gave {friend} back the last cog and asked {friend.him} to stay.
! relation friend lead +2
! relation friend who +1
who: Here. It's the last one. It was always me. | dry: Here's your cog. And your screwdriver. Sorry. | grand: One returns the property. It has been well kept. | precise: Part twenty-three. It completes you. I mean it. | gruff: There. Take it. I can't any more. | shy: It's the last one. I, um. I'm sorry.
friend: I knew. I lent you the screwdriver. | dry: I know. You're not subtle. You left biscuits. | grand: One was aware of it from the second night. | precise: I knew. I timed it. You were always back by four. | gruff: Knew it from the start. Your boots squeak. | shy: I know. I, um. I heard you say sorry to it.
who surprised: You knew? Then why did you mend it every single day? | dry: And you just kept on mending? | grand: And you repaired it regardless? | precise: Then your work was also without purpose. | gruff: You let me? All that time? | shy: But then why, um. Why did you go on?
friend tender: Because then I had a reason to stay. I thought I needed one.
* The engine coughs, turns over, and runs. (wide shake sparkles)
lead: It runs! And nobody's even looking at it. // Is anybody leaving? No? Then who wants soup?
@prizes
title: The Golden Ladle
topic: the contest
question: Who is spoiling everybody's chances in the contest for the golden ladle on {feast}?
premise: On {feast} the golden ladle is to be won. Everybody's entry goes wrong, all of them equally, and with great care.
answer: {Who} did it, so that nobody should come last, because {friend} once came last and never entered again.
= opening | playful comic | Entries Are Open
~ The contest for the golden ladle is announced for {feast}, and the first entry has already gone wrong. // Somebody spoils the puddings.
! event duel lead mate {Lead} and {mate} both entered for the golden ladle.
lead: The golden ladle! I've entered. Have you entered? // It's this year again. The ladle!
mate: I had. Somebody put salt in my pudding. // My entry's got a hole in it that I didn't put there.
lead: Salt? In mine there's a sock.
= early | comic | The Sock
~ The sock in the pudding had been washed and ironed first. // The sock had been ironed first.
! obstacle crowd
! thing a sock
mate: It's clean. It's been ironed. // Smell it. Lavender.
lead: A saboteur who irons. // So it's somebody mean, with very good manners.
= early | playful | Exactly as Bad
~ They have compared all the entries: each has been spoiled exactly as badly as the others. // Everyone's been spoiled by the same amount.
! obstacle trial
! thing a row of puddings
lead: Mine's lost one point. So's yours. So's everybody's. // It's fair! It's the fairest cheating I ever saw.
mate: Then nobody's ahead. And nobody's behind. // What's the use of that?
= early | mysterious | The Register
~ In the register of the contest one name has been struck out, in the entrant's own hand. // Somebody once struck out their own name.
! obstacle torn
! thing the register
mate: All the winners, for forty years. // Here, at the bottom of a page. Somebody's crossed out.
lead: And never entered again. Who is it? It's too thick. // Crossed out from last place. Six times over.
= turn | sad tense | Who Came Last
~ Somebody reads out, for a joke, who once came last. It was {friend}, and {friend} is in the room. // We made a joke about last place. It was {friend}.
! obstacle misread
! thing the register
! relation friend mate -2
! event quarrel mate friend {Mate} read out who came last, with {friend} in the room.
mate laughing: Listen to this! 'One point out of a hundred. For turning up.' // Whoever was that bad? It must be a record!
friend sad: It is. It's still mine. | dry: It's a record, yes. I hold it. | grand: The judges were not ready. | precise: One point. It was for punctuality. | gruff: That was me. Go on, laugh. | shy: That's, um. That's me.
mate: Oh. I didn't mean... // Oh no. {Friend!}, wait.
friend: Everybody laughed then as well. It was a very good joke. | dry: It's fine. It got a laugh the first time, too. | grand: They laughed. One has not cooked in company since. | precise: There were sixty people. They laughed for nine seconds. | gruff: Forty years ago and I can still hear it. | shy: They all, um. Laughed.
= late | tender | The Handkerchief
~ On the day when {friend} came last, somebody gave {friend.him} a handkerchief that smelled of lavender. // It's the same lavender as that handkerchief.
! obstacle memory
! thing a handkerchief
lead: Smell that. And now the sock. // {Friend}'s kept it all these years. A handkerchief.
mate: It's the same. It's the same lavender! // Somebody was kind to {friend} that day. And still is.
= late | mysterious | Nobody Wins
~ With everybody spoiled alike, the ladle must go to all, or to none. // If it's all level, nobody can come last.
! obstacle misread
! thing the rules
mate: If they're all level, there's no winner. // It says so in the rules. On a tie nobody's first.
lead: And nobody's last! That's it. That's what they're after. // It isn't about first. It's about last.
= finale | warm triumphant | Nobody Last
~ On {feast} {who} owns up, and {friend} enters after all.
! obstacle quiet
! thing the golden ladle
! event truth who friend {Who} owned up to the salt and the sock, for {friend}'s sake.
! relation friend mate +2
! relation who friend +1
who: I did the salt. And the sock. And I'd do it again. | dry: All me. The sock was the low point. | grand: One is guilty of equality. | precise: I subtracted one point from each. I used a scale. | gruff: Salt, sock, the lot. Me. | shy: It was me. Um. I ironed it, though.
lead: Because of that one day? With {friend}? // All that, so nobody would come last?
who sad: I was standing next to {friend}. I laughed. I've ironed a great deal since. | dry: I laughed as well, that day. Loudest. | grand: One was among those who laughed. One has not enjoyed it since. | precise: I contributed two of the nine seconds. | gruff: I laughed with the rest of them. Never forgave it. | shy: I laughed too. I gave {friend.him} my, um. My hanky.
friend: Is there still time to enter? I've got something in the oven. | dry: Right. Move over. I've brought a pudding. | grand: One has prepared a small dish. It is enormous. | precise: I have an entry. It is worse than the last one. | gruff: Make room. I've made something. It's awful. | shy: I made one. It's, um. It's really bad.
* It is really very bad. Everybody has seconds. (wide pull_out warm)
mate happy: One point out of a hundred! For me as well! It's catching!
@haunting
title: The White Lady
topic: the white lady
question: Who is the white lady that walks at {place} when the clock has struck twelve?
premise: It haunts at {place}. Everybody is so frightened that they sit up together, night after night, until {feast}; which is perhaps the point of it.
answer: {Who} was the white lady, because people only sit so close together when they are afraid.
= opening | eerie comic | Twelve Strokes
~ At midnight a white lady walks at {place}.
! event fright lead mate {Lead} saw the white lady, and ran into {mate}.
lead: It was white. It had no feet. It sighed. // I saw her! At twelve! With a train!
mate: It was fog. Fog sighs. // Had you had cheese?
lead close: Fog doesn't say 'mind the step'.
= early | comic | The Watch
~ Nobody wants to sleep alone, so everybody sleeps on the same floor. // We've all moved onto one floor.
! obstacle shelter
! thing a heap of blankets
mate: Whose foot is that? // I've got somebody's elbow and nobody's blanket.
lead: Nobody's going home till {feast}. It's safer. // It's quite nice, really. Apart from being haunted.
= early | playful | A Very Polite Ghost
~ The white lady shuts doors behind her and turns the lamp down. // The ghost shuts doors and saves oil.
! obstacle stakeout
! thing the lamp
lead: She turned down the lamp. // She shut the door. Against the draught!
mate: A thrifty ghost. // A ghost that minds about the oil. I know people like that.
= early | mysterious | The Hem
~ On a nail hangs a bit of white cloth with a laundry mark. // The ghost left a bit of hem with a laundry mark.
! obstacle trail
! thing a bit of white cloth
mate: That's a curtain. // There's a number on it. Ghosts aren't numbered.
lead: It's linen. It's a ghost with a washing day. // Starched, too. Who starches a ghost?
= turn | sad tense | The Trap
~ They have set a trap, and caught {friend}, who only wanted a glass of water and has hurt {friend.his} pride. // We caught {friend}, who only wanted water.
! obstacle dark
! thing a bucket of flour
! relation friend lead -1
! event quarrel lead friend {Lead} tipped a bucket of flour over {friend} in the dark.
* A bucket tips. A white figure stands in the doorway, and sneezes. (full impact)
lead: Got her! Light the lamp! // It's her! We've caught her!
friend angry: I wanted a glass of water. | dry: It's me. I was thirsty. I'm now a cake. | grand: One is not a ghost. One is, at present, a bun. | precise: I am ninety per cent flour. | gruff: A glass of water! Can a body not have a glass of water? | shy: I was just, um. Thirsty.
mate: You do look very like her. // We thought...
friend sad: You thought it'd be me. That's what you thought. | dry: Funny how it's always me you'd think of. | precise: You had a list of suspects. I was on top. | gruff: First one you think of, when it's trouble. | grand: One had supposed oneself above suspicion. | shy: You thought I'd, um. Frighten people.
= late | tender | Never When We're Together
~ The white lady appears only on nights when somebody was about to go home. // She only walks when somebody's about to leave.
! obstacle waiting
! thing a list of nights
lead: On Monday you wanted to go home. And she came. // Whenever somebody gets up to go, she's there.
mate: And then everybody stays. // She doesn't want us to run away. She wants us to stay put.
= late | wistful | An Empty House
~ One house in the street has been dark for weeks, as if nobody lived in it. // There's one house that never has a light.
! obstacle high
! thing the dark window
mate: From up here you see it. All lit but one. // Whose window's that? It's never lit.
lead: I wouldn't like to go home to that, either. // It's not empty. Somebody just doesn't like being in it.
= finale | tender warm | Mind the Step
~ On {feast} the white lady comes in by the door, takes off her curtain, and is {who}. // The white lady was {who}, in a curtain.
! obstacle waiting
! thing a white curtain
! time night
! event truth who lead {Who} took off the curtain in front of {lead} and everybody.
! relation friend lead +1
! relation who friend +1
who shy: Boo. I suppose. | dry: Boo. There. It's hot under this thing. | grand: Boo. It was a demanding role. | precise: Boo. That was the last performance. | gruff: Boo. Blast this curtain. | shy: Boo. Um. Sorry.
lead: You! We haven't slept for weeks because of you! // It was you? We were scared out of our wits!
who: I know. It's been the best time of my life. | dry: I know. Nine of you on one floor. It was brilliant. | grand: Never has one been so well attended. | precise: Average distance between persons: forty centimetres. It had been four hundred. | gruff: I know. First winter I've heard anybody snore. | shy: I know. You were all so, um. Close.
friend: You could simply have asked us to stay. | dry: There's a word for it. It's 'stay'. | grand: An invitation would have done. With less linen. | precise: The same effect is had with soup. | gruff: You could've just said. | shy: You could've, um. Just asked.
who sad: And what would I have said? That it's dark at home?
lead tender: Yes. That. Just that. // Keep the curtain. We'll stay anyway.

@machine
title: The Thing Under the Cloth
topic: the thing under the cloth
question: What is it that somebody is building under a cloth at {place}, and what is it for?
premise: Things go missing everywhere: a spring, a funnel, a wheel. At {place} something grows under a cloth, and it will be shown on {feast}.
answer: {Who} was building a machine that makes one single sound: that of the house in which {friend} was born.
= opening | mysterious playful | Do Not Lift
~ At {place} stands something under a cloth, and a card: on {feast}. // There's something under a cloth.
! event find lead mate {Lead} and {mate} stood in front of the thing under the cloth.
lead: There's something under there. It says: on {feast}. // Somebody's put a cloth over something. It's got corners.
mate: Has it got legs? // Lift it. No, don't. No, do.
lead: My egg timer's gone. And your funnel. I wonder.
= early | comic | What Is Missing
~ Missing all over the place: springs, funnels, a bicycle bell, the left half of an accordion. // Springs, funnels, half an accordion: all gone.
! obstacle crowd
! thing a list of things
mate: Three springs. My funnel. The left half of an accordion. // They left a note: borrowed, sorry, worth it.
lead: What do you build from that? // It either cooks or it sings.
= early | playful | It Hums
~ Put one's ear to the cloth, and it hums; put both, and it stops. // If you listen, it hums. If you listen hard, it stops.
! obstacle quiet
! thing the cloth
lead: It's humming. Low. Like a cow in the next field. // There. Did you hear? It's practising.
mate: It stopped. It knows we're here. // I heard wind. And something dripping.
= early | mysterious | A Page of Sums
~ A page has been lost, with sums, and on it: creaks, eleven; drips, two; wind, from the left. // It's a sum: eleven creaks, two drips, wind.
! obstacle torn
! thing a page of sums
mate: 'Creaks, eleven. Drips, two. Wind, from the left.' // It's a recipe. For a bad night.
lead: Who wants a machine that creaks? // Somebody's measured how something sounds. Very exactly.
= turn | sad tense | The Cloth Comes Off
~ Somebody could not wait and lifted the cloth; something inside has sprung, and it was {friend}'s music box. // We looked, and broke it. {Friend}'s music box was in it.
! obstacle forbidden
! thing the cloth
! relation friend mate -2
! event quarrel mate friend {Mate} lifted the cloth, and broke {friend}'s music box.
* A twang. Under the cloth something rolls, and rolls, and falls off the edge. (insert impact)
mate: I only looked. I only lifted one corner. // It went twang. It wasn't me. It was me.
friend: That's my music box. It's the only thing I've got from home. | dry: That's mine. That was my mother's. Don't touch it. | grand: That is one's music box. It was believed to be at the mender's. | precise: That is mine. It was lent for a purpose. It is now eleven pieces. | gruff: That's my mother's box. Leave it. Leave it! | shy: That's my, um. That's from home.
lead: Somebody borrowed it. Somebody was going to give it back. // We didn't know that it was yours.
friend sad: Nobody waits. Not even for {feast}. Not even when there's a card.
= late | mysterious | Letters to a Village
~ Somebody has written to {friend}'s village, and asked the old neighbours how the house sounded. // Somebody wrote and asked how {friend}'s house sounded.
! obstacle bargain
! thing a bundle of answers
lead: 'Dear sir or madam: the third stair creaked twice.' // These are all from {friend}'s village!
mate: They've asked about the stairs. And the gutter. // 'What the kettle said I cannot tell you. It was a private kettle.'
= late | tender | All the Springs
~ At night somebody mends what was broken; there is light under the cloth until four. // Somebody's mending it. There's a light till four.
! obstacle stakeout
! thing a light under the cloth
mate: There's a light. Under there. Till four in the morning. // They didn't give up. Even after that.
lead: Then we'll leave things where they'll find them. Springs. Soup. // Put my spare spring by the door. And don't look.
= finale | tender triumphant | Eleven Creaks
~ On {feast} {who} takes off the cloth and turns the handle. // {Who} built it, and it's {friend}'s old house.
! obstacle trial
! thing the machine
! event gift who friend {Who} turned a handle, and it was the house where {friend} was born.
! relation friend who +2
! relation friend mate +1
who shy: It only does one thing. It isn't very useful. | dry: It's got one trick. Don't expect toast. | grand: It has one number in its repertoire. | precise: It has a single function. It took nine hundred hours. | gruff: Doesn't do much. Listen. | shy: It just, um. It does one sound.
* A creak. A drip. Wind, from the left. Somewhere a kettle, far off, begins. (extreme_wide push_in)
friend crying: That's the third stair. That's the gutter. That's home. | dry: That's... Okay. That's the stairs. That's my stairs. | grand: That is the kettle. Nobody knew about the kettle. | precise: Eleven creaks. Two drips. I am six years old. | gruff: That's our kettle. Blast it. That's our kettle. | shy: That's, um. That's home.
mate: How did you get the kettle? // They said it was a private kettle.
who: You hum it. When you think that nobody's there. | dry: You hum it. Every morning. You didn't know? | grand: You hum it daily. It was taken from life. | precise: You hum it at six in the morning. In B flat. | gruff: You've been humming it for years. | shy: You hum it. When you're, um. Happy.
lead: Again. Please. Turn it again.

@journey
title: The Trip That Was Never Taken
topic: the trip
question: Who has the money for the trip that everybody saved for, years ago, and never took?
premise: A tin turns up with tickets to the end of the world and everybody's names on it. They could still go, on {feast}, if the money were there.
answer: {Who} spent it, years ago, on the doctor for {friend}, and has been putting it back a coin at a time.
= opening | playful wistful | The Tin
~ At {place} a tin turns up: a list, a map, and an empty purse. // We found our tin, and it's empty.
! event find lead mate {Lead} and {mate} found the tin with the map of a trip.
lead: It's our tin! From back then! We were all going to go! // Look. The map. We drew that. On my kitchen floor.
mate: To the end of the world and back. With sandwiches. // We saved for years. Where's the purse?
lead: Here. It's empty.
= early | playful | The List
~ On the list stands what everybody meant to take: one kite, no vegetables, {friend}. // The list says: a kite, no vegetables, and {friend}.
! obstacle torn
! thing the list
mate: 'One kite. No vegetables. {Friend}, even under protest.' // Whose idea was the trombone?
lead: We could still go. Why don't we still go? // On {feast}. Let's go on {feast}.
= early | comic | A Dry Run
~ They have practised camping indoors, and have been rained on. // We practised camping. Indoors. It rained.
! obstacle trial
! thing a tent
lead: How can it rain in here? // It's the roof. It joined in.
mate: I slept on a fork. // I'd like to go home now. Oh. I am home.
= early | mysterious | Nine Coins
~ There was nothing in the purse yesterday. Today there are nine coins in it. // Yesterday the purse was empty. Now there's nine coins.
! obstacle stakeout
! thing the purse
mate: I counted. It was none. // Money doesn't grow. Does it? In the dark?
lead: Somebody's putting it back. At night. // So somebody took it. And somebody minds.
= turn | sad tense | Everybody's Money
~ {Friend} wants to know who took it, and says aloud what one cannot take back. // {Friend} called one of us a thief, and nobody knows whom.
! obstacle suspect
! thing the empty purse
! relation lead friend -1
! event quarrel friend lead {Friend} called whoever took the money a thief, and looked at {lead}.
friend angry: That was all our money. Somebody here is a thief. | dry: Let's say the word. Thief. There. It's out. | grand: One of us is a common thief. One excludes oneself. | precise: Theft. It is the only word with the right number of coins. | gruff: Somebody took it. I call that stealing. | shy: Somebody, um. Took it. From all of us.
lead: Don't look at me when you say that. // You're looking at me.
friend: I'm looking at everybody. You're the one going red. | dry: You're the one who's blushing. | precise: You are standing where I am looking. | gruff: If the cap fits. | grand: One looks where one likes. | shy: I'm not, um. I wasn't.
= late | tender | The Doctor's Bill
~ In the year when the purse was emptied {friend} was very ill, and the doctor was paid in coins. // The doctor was paid in coins. Ours.
! obstacle memory
! thing a doctor's bill
mate: That winter. When {friend} nearly... // 'Paid in full. In very small coins.'
lead: {Friend} thinks the doctor came for nothing. // {Friend} doesn't know. {Friend} has no idea.
= late | mysterious | A Coin a Day
~ The coins in the purse are all of this year, and it is one for every day. // It's a coin a day. All new.
! obstacle waiting
! thing the purse
lead: One a day. Somebody's going without something. // Who's stopped having sugar? Or supper?
mate: At that rate it'll just be enough. On {feast}.
= finale | tender triumphant | As Far As the Corner
~ On {feast} the purse is full; {who} puts in the last coin, and {friend} is watching. // The purse is full, and it was {who}.
! obstacle waiting
! thing the purse
! event truth who friend {Who} put the last coin into the purse, and {friend} saw it.
! relation friend who +2
! relation lead friend +1
friend: It's you. You're the... I called you a thief. | dry: You. Oh. I said that word. | grand: You? And one made that speech. | precise: I must withdraw a noun. | gruff: You. And I said that. In front of them all. | shy: It was you? I said, um. That.
who: You weren't wrong. I took it. You were so hot, and the doctor wouldn't wait. | dry: I did take it. You were dying. It seemed rude to wait for a vote. | grand: One took it. You were very pale, and it did not suit you. | precise: I took it at two in the morning. Your temperature was forty-one. | gruff: I took it all right. And I'd take it again. | shy: I did take it. You were so, um. You didn't wake up.
friend crying: That was the trip. You spent the end of the world on me. | dry: You blew the end of the world. On me. | grand: You exchanged the world for one. It is a fair price. One weeps. | precise: The whole trip. For me. It does not balance. | gruff: All of it? On an old fool? | shy: All of it? For, um. Me?
who: It's full again. We can go. | dry: Anyway. It's full. Pack. | precise: The sum is complete. Departure is possible. | gruff: There. It's all back. Get your coat. | grand: The treasury is restored. We travel. | shy: It's full now. So, um. We could go.
* All of them, with a kite and no vegetables, as far as the next corner, where there is soup. (extreme_wide pull_out)
lead happy: We'll do the rest of the world next time.

@rumour
title: What They Say
topic: the rumour
question: Who began the rumour that {friend} is going away for good after {feast}?
premise: Everybody has heard that {friend} is leaving, and from somebody else. One goes back along it, from mouth to mouth, to find where it began.
answer: {Who} began it, half asleep: it was a dream, and told as one, and lost its beginning on the way.
= opening | sad mysterious | Have You Heard
~ People say that {friend} is going away for good after {feast}. // They say {friend} is leaving.
! event rumour lead mate {Mate} told {lead} what people were saying about {friend}.
mate: Have you heard? {Friend}'s leaving. For good. // They say {friend} is going. After {feast}.
lead: Who says? // That's not true. Is it true?
mate close: Everybody. I thought you'd know.
= early | comic | One Mouth Back
~ The baker had it from the postman, and when the postman had it there was still a ship in it. // In the postman's version there's a ship.
! obstacle trail
! thing the postman's version
lead: The postman's got a ship in it. // It had a ship in it, earlier on. And a uniform.
mate: By the time it got to me the ship had sunk. // It gets smaller the further you go. Or sadder.
= early | playful | The Farewell Present
~ Everybody has been collecting for a present, and now there are four clocks. // Everybody's bought {friend} a clock.
! obstacle mixup
! thing four clocks
mate: You've bought a clock as well? // That's four clocks. They disagree.
lead: People must be really fond of {friend}. // Nobody said a word. And everybody bought a clock.
= early | mysterious | Nobody Asks
~ In all this time not one of them has asked {friend}. // Nobody's actually asked {friend}.
! obstacle quiet
! thing a question
lead: Has anybody asked {friend}? // We could simply ask.
mate: You can't ask that. What if it's true? // You first.
= turn | sad tense | It's What You Want
~ {Friend} has heard it at last, and takes it for what everybody wishes. // {Friend} has heard, and thinks we want it.
! obstacle misread
! thing a farewell card
! relation friend lead -2
! event quarrel friend lead {Friend} asked {lead} whether everybody wanted {friend.him} gone.
friend: I hear I'm going away. I've been given a card. | dry: Apparently I'm leaving. There's a card. It's signed. | grand: One has been handed one's own farewell. | precise: I am in receipt of four clocks and a goodbye. | gruff: Seems I'm off. Nobody thought to tell me. | shy: There's a card. It says, um. Goodbye.
lead: We thought you wanted to go! // We heard it from everybody!
friend sad: And everybody was so quick with the card. | dry: You were pretty quick with the clocks. | precise: Nobody lodged an objection. Thirty signatures. No objection. | gruff: Nobody said don't. Thirty names, and not one don't. | grand: There was not a dissenting voice. | shy: Nobody wrote, um. Stay.
lead: {Friend!}, wait! // It's not like that at all!
= late | mysterious | Where It Has No Beginning
~ Three mouths back the rumour still began with the words: I dreamt that. // At first it began: I dreamt that.
! obstacle memory
! thing the first version
mate: 'I dreamt that {friend} went away.' That's how I had it, says the ferryman. // It was a dream! Somebody told a dream!
lead: And the next one left off the front. // So nobody lied. They just dropped a word.
= late | tender | Before Breakfast
~ Whoever dreamt it was so frightened that they had to tell somebody before breakfast. // Whoever dreamt it was in tears.
! obstacle unwilling
! thing an early cup of tea
lead: Who tells a dream before breakfast? // They were crying, the ferryman says. At six in the morning.
mate: Somebody who'd miss {friend} so much they can't sleep. // Then it's the opposite of what {friend} thinks.
= finale | tender triumphant | I Dreamt That
~ On {feast} {who} tells the dream again, from the beginning, to {friend}. // It was only a dream of {who}'s.
! obstacle race
! thing four clocks
! event truth who friend {Who} told {friend} a dream, this time with its beginning.
! relation friend lead +2
! relation friend who +1
who: I dreamt that you went away. I woke up, and I couldn't find my shoes. | dry: I had a bad dream. You'd gone. I told one person. One. | grand: One dreamt that you had left. One was beside oneself. There were two of one. | precise: I dreamt of your absence. It had no edges. | gruff: Dreamt you'd gone. Woke up in a state. Told the ferryman. | shy: I dreamt you'd, um. You weren't there.
friend surprised: And that was all? | dry: That's it? That's the whole thing? | grand: The entire affair was a nightmare of you? | precise: Then there was never a departure. | gruff: That's all it was? | shy: It was only, um. A dream?
who crying: It was the worst one I ever had. There was your chair. | dry: It had your chair in it. Empty. I don't want to talk about it. | grand: There was your chair. Nobody sat in it. For ever. | precise: Your chair was at zero. It stayed at zero. | gruff: There was your chair, and you not in it. | shy: Your chair was, um. It was so empty.
friend tender: I'm sitting in it. Look. | dry: I'm in it now. See? Full. | grand: It is occupied. Observe. | precise: Present value: one. | gruff: I'm in it, aren't I? | shy: I'm, um. I'm here.
lead: And what do we do with four clocks? // So, nobody's leaving, and it's four o'clock. Four times.
"""
