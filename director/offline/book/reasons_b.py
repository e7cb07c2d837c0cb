"""Why somebody did it, the second half; see `reasons_a`."""

TEXT = """
@leaving
logline: Behind {topic} stands a bag, half packed, and {lead} and {mate} run
answer: It was {who}, {doing}, to see whether anything would be left of {who.him} if {who.he} went away.
= step | tender | As If Somebody Were Packing
~ Somebody has been putting things in order, one after the other, as one does before a journey. // Somebody's tidying up, as if before a journey.
! obstacle dark
! thing a half-packed bag
lead: The drawers are tidy. The letters are answered. // There's a bag behind the door. Half full.
mate: Who tidies up before they've even gone? // I do that when I'm going away.
lead sad: So is somebody.
= finale | tender sad | Half a Bag
~ It was {who}, half packed.
! obstacle race
! thing a half-packed bag
who sad: I wanted to leave something behind. So that there'd be a gap. | dry: I thought: if I go, what's missing? Not much, it turned out. | grand: One wished to be survived by something. | precise: I was calculating the difference. With me, and without. | gruff: Thought I might go. Wanted something left standing. | shy: If I went, I didn't know if anybody'd, um. Hear the difference.
lead: You're going away? // Going? Where?
who: I don't know. Nobody's ever asked me to stay. | dry: Nobody's said don't. You wait for it, a bit. | grand: Nobody has begged. One left ample room for it. | precise: No objection has been filed. | gruff: Never been told I was any use. | shy: Nobody's said, um. Stay.
mate: Stay. // Then I'm asking. Stay.
lead: Stay. There. That's two. And {friend} is on the way here, running.
who crying: Well. If you put it like that. | dry: All right. Stop it. I'll unpack. | grand: One yields to the people. | precise: Three objections. They are sustained. | gruff: Hmph. Bag was too small anyway. | shy: Okay. Um. Okay.
! event truth lead who {Lead} asked {who} to stay.
! relation who lead +1
! relation who friend +1

@test
logline: {Lead} and {mate} discover that they have been rather slow about {topic}
answer: It was {who}, {doing}, to find out whether anybody still looks at anything.
= step | comic | A Little More Each Time
~ Each time it is a little more obvious, as though somebody were losing patience. // It gets more obvious each time.
! obstacle trial
! thing {the token}
lead: At first you'd hardly have seen it. // The early ones were tiny.
mate: And yesterday I fell over it. // Now it's got bells on. Actual bells.
lead: Somebody wants us to notice. And we're slow.
= finale | comic playful | Eleven Weeks
~ It was {who}, conducting an experiment on all of us.
! obstacle suspect
! thing {the token}
who: Eleven weeks! You walked past it for eleven weeks! | dry: Eleven weeks. You've all got eyes. I've checked. | grand: Eleven weeks under your noses. One began to doubt the noses. | precise: Time to discovery: seventy-nine days. I had allowed two. | gruff: Eleven weeks. A cow would've noticed sooner. | shy: It was, um. There for eleven weeks.
mate: We're noticing now. // I did notice. I thought it was normal.
who: That's what's wrong! Everything's normal to you by Thursday! | dry: That's the trouble. You people get used to things. | grand: You have grown used to the place. It is wasted on you. | precise: You have ceased to observe. I have the curve. | gruff: You stop seeing what's under your nose. Then it's gone. | shy: You stop, um. Looking. Everybody does.
lead: What else have we walked past? // Is there more?
who happy: Come on. I'll show you. There are eleven more. | dry: Oh, there's a list. | grand: There is a tour. It begins with oneself. | precise: There are eleven others. One of them is {friend}'s new hair. | gruff: Get your boots. | shy: There's, um. Lots. Come and see.
! event truth who lead {Who} took {lead} round everything that nobody looks at any more.

@keeper
logline: {Lead} and {mate} find that nobody has ever dared to put an end to {topic}
answer: It was {who}, {doing}, because the one before did so, and the one before that, and nobody has ever dared to stop.
= step | mysterious | A Very Old Habit
~ It has been done for far longer than anybody alive could have been doing it. // It's been going on for a hundred years.
! obstacle locked
! thing an old notebook
lead: There's a book. With a column. It goes back, and back. // Look at the first entry. Look at the spelling.
mate: Nobody's that old. // That's before the roof.
lead: The handwriting changes. Every thirty years or so. It's handed on.
= finale | warm mysterious | The Seventh
~ {Who} is the seventh keeper, and does not know what for.
! obstacle high
! thing an old notebook
who: The old one gave me the book, and said: whatever you do, don't stop. | dry: I got it with the job. Page one says: do not stop. | grand: It was handed to one, on a cushion. | precise: I am the seventh. The instructions are complete. The purpose is missing. | gruff: Came with the keys. Don't stop, he said. So I don't. | shy: They gave it to me. And said, um. Don't stop.
lead: Or else what? // Why not? What happens?
who: Nobody knows. Nobody's ever stopped. | dry: That's the thing. Nobody's been brave enough to look. | grand: It has never been tried. The risk is incalculable. | precise: There is no data. That is precisely the difficulty. | gruff: Wouldn't like to be the one who finds out. | shy: I don't know. I didn't want to be, um. The one.
mate: Perhaps the world ends. // Perhaps nothing happens. That'd be worse.
lead: Or it's only so that there's always somebody here. // Perhaps that's it. Somebody's here, every day, on purpose.
who happy: You can do Tuesdays. | dry: Want Tuesdays? | grand: One could use a Deputy Seventh. | precise: I have Tuesdays free for delegation. | gruff: You're the eighth, then. When I'm gone. Not before. | shy: You could, um. Do it with me. Tuesdays.
! event pact who lead {Who} gave {lead} the Tuesdays of a very old duty.
! relation who lead +1

@courage
logline: {Lead} and {mate} wait in the dark for the reason of {topic}
answer: It was {who}, {doing}, to practise being brave a little at a time.
= step | tender | Out, and Back
~ Somebody stands there each time for a while beforehand, and shifts from foot to foot. // Somebody stands about first, getting their courage up.
! obstacle dark
! thing a trodden patch
lead: Somebody stood here. For ages. Look, it's all trodden. // They came, and stopped. And came a bit further.
mate: From one foot to the other. // That's what my feet do outside the dentist's.
lead: It's easy, what they do. But not for them.
= finale | tender warm | Braver by an Inch
~ It was {who}, who has been frightened for years and is doing something about it. // It was {who}, learning to be brave.
! obstacle dark
! thing {the token}
! time night
who afraid: Don't put the lamp out. Please. | dry: Before you ask: yes, I'm scared stiff. Carry on. | grand: One is not trembling. It is the ground. | precise: My knees are at four beats a second. It was nine in spring. | gruff: Not a word. I'm not good at the dark. | shy: It's a bit, um. Dark. Isn't it?
lead: You? You're never frightened of anything. // And you come here all the same?
who: Every time for a bit longer. I started with one second. | dry: One second, the first night. Then two. I'm up to a whole tune. | grand: One began with a toe. | precise: I add one second daily. I shall be brave in a year and a half. | gruff: Bit longer each night. You have to sneak up on it. | shy: First I only, um. Opened the door.
mate: And why do you do that of all things? // But why {doing}?
who: So that my hands have something else to think of. | dry: Keeps the hands busy. They're the worst. | grand: Art steadies one. | precise: Occupied hands shake less. I tested it. | gruff: Gives the hands something to do. | shy: So I'm not just, um. Standing there.
lead tender: Tonight we'll stand with you. It doesn't count as cheating.
! event truth who lead {Who} told {lead} about an old fear.
! relation who lead +1

@birthday
logline: {Lead} and {mate} find that {topic} has something to do with a date that nobody knows
answer: It was {who}, {doing}, because nobody knows when {friend} has a birthday, and so it might be any day.
= step | playful | Just in Case
~ Somebody has been asking everybody, quite by the way, when {friend} was born. // Somebody's asking when {friend}'s birthday is.
! obstacle unwilling
! thing {the token}
lead: Did anybody ask you about {friend}'s birthday? // I was asked something odd. About {friend}.
mate: Me too. I don't know it. Does anybody? // When is it? I haven't the least idea.
lead: {Friend} has never said. And we've never asked.
= finale | warm playful | Any Day Now
~ {Who} keeps a birthday for {friend} on every single day, so as not to miss it. // It was {who}, and it's {friend}'s birthday. Every day.
! obstacle crowd
! thing {the token}
who: It's got to be one of them. | dry: Three hundred and sixty-five tries. Can't miss. | grand: Since {friend} will not name a day, one has taken all of them. | precise: By doing it daily I shall be right once a year. | gruff: Wouldn't tell me the day. So I do the lot. | shy: I don't know which. So I, um. Do them all.
lead: Every day? All year? // You've been {doing} every day, as a birthday present?
who: {Friend} says it doesn't matter. People only say that if it does. | dry: {Friend} says it's just a day. Nobody says that who's had cake. | grand: {Friend} claims to have none. It is most suspicious. | precise: {Friend} left the field blank. I could not bear the field. | gruff: No birthday. Whoever heard of such a thing? | shy: {Friend} said nobody ever, um. Knew it.
mate: Then we choose one. All of us together. // Give {friend} mine. I've had plenty out of it.
lead happy: Today. Why not today? It's got nothing else on.
! event gift who lead {Who} and {lead} chose a birthday for {friend}.
! relation who friend +1

@rivals
logline: {Lead} and {mate} find out that there are two sides to {topic}
answer: It was {who}, who thought that it was {friend} who began it, while {friend} thought that it was {who}.
= step | comic | Two of Them
~ There are two of them at it, and neither knows of the other. // There's two people doing it!
! obstacle mixup
! thing {the token}
lead: This one's done neatly. That one looks like an accident. // Two styles. Look. Tidy, and not.
mate: It's not one person. It's two! // There's two of them! They take turns!
lead: And each time one does it, the other one answers.
= finale | comic warm | After You
~ {Who} and {friend} have been answering one another for weeks without knowing.
! obstacle suspect
! thing {the token}
! keeper who
who surprised: Me? I only ever answered! {Friend} started it! | dry: I didn't start it. I was being polite to whoever did. | grand: One merely replied. One does not initiate. | precise: I was reacting. {Friend} was the stimulus. | gruff: Wasn't me that began it. I was just keeping up. | shy: I was, um. Only answering.
mate: {Friend} says that it was you who began. // {Friend} swears the same. Word for word.
lead: Then who did the very first one? // So neither of you started it?
who thinking: I did. But that was only me putting it down. | dry: Well, I may have left something lying about once. | grand: There may have been a prior incident. It was not art. | precise: The first instance was clutter. It was mine. | gruff: I left it there by mistake. {Friend} must have thought I meant it. | shy: I forgot it there. And then there was, um. An answer.
mate laughing: You've been friends by accident for weeks!
who happy: Don't tell {friend}. It's my turn tonight. | dry: Say nothing. I'm ahead. | grand: Silence. One has a reply in preparation. | precise: Please do not interfere. It is going well. | gruff: Not a word. I've a good one for tonight. | shy: Don't say. I've got a, um. A really good one.
! event duel who lead {Who} made {lead} swear not to tell {friend} who began it.
! relation who friend +1
! relation friend who +1

@thanks
logline: {Lead} and {mate} trace {topic} back to a pot of soup
answer: It was {who}, {doing}, to thank somebody and not knowing whom.
= step | mysterious | Begun in a Bad Week
~ It began in the week in which {who} was ill and somebody left soup on the step. // It began in the week of the soup on the step.
! obstacle memory
! thing an empty soup pot
lead: When was the first? It was that bad week, wasn't it? // Who was ill, when it all began?
mate: {Who}. And somebody left a pot on the step. Hot. // There was that business with the soup. Nobody ever owned up.
lead: And nobody ever said who it was from.
= finale | warm comic | To Whom It May Concern
~ {Who} was once left a pot of soup, and has been thanking the whole town to be on the safe side. // It was {who}, saying thank you for soup.
! obstacle bargain
! thing an empty soup pot
who: Somebody left me soup. I never found out who. | dry: There was soup. No note. I hate a debt without a face. | grand: One was brought soup, anonymously. It was unendurable. | precise: A pot of soup. Four portions. No sender. | gruff: Soup on the step. Just like that. When I couldn't get up. | shy: There was soup. Hot. And nobody, um. There.
lead: And so you thank everybody? // So you're thanking all of us, just in case?
who: One of you it must have been. | dry: It's one of you. I'll get you all eventually. | grand: The guilty party will feel it. | precise: By elimination I shall reach the right one by autumn. | gruff: Somebody in this place did it. | shy: It's got to be, um. One of you.
mate shy: It was only carrots. // I'd had some over.
who surprised: It was you? | dry: You. It was you, and you let me do all this? | grand: You? One had you quite at the bottom of the list. | precise: You were number nineteen. | gruff: You! And you never said! | shy: It was, um. You?
lead happy: Don't stop on that account. We've all got used to it.
! event gift mate who {Mate} owned up to {who} about the soup on the step.
! relation who mate +1

@lost
logline: {Lead} and {mate} find what {topic} was really about, and it is very small
answer: It was {who}, {doing}, in the hope of finding something that was lost there long ago.
= step | mysterious | Always the Same Square
~ Somebody is searching; it is only that they do it so tidily that it looks like something else. // Somebody's looking for something. Tidily.
! obstacle trail
! thing {the token}
lead: Perhaps it isn't about {the token} at all. // What if that's only what's left over?
mate: You mean somebody's looking for something? // Somebody's going over the whole place. Bit by bit.
lead: And makes it look like anything but looking.
= finale | tender warm | What Was Lost
~ {Who} lost something here, years ago, and has never stopped looking.
! obstacle crowd
! thing something very small
who: I lost something here. I was about so high. | dry: I dropped something. A while ago. In short trousers. | grand: One mislaid an object. In one's youth. It was not a doll. | precise: One item. Lost twenty-one years ago, in this square metre. | gruff: Lost it here when I was a nipper. | shy: I lost it. When I was, um. Little.
lead: What was it? // Was it worth so much?
who sad: A button. {Friend} gave it to me, so that I wouldn't be afraid. | dry: A button. {Friend} said it was lucky. I believed it. Still do. | grand: A button. {Friend} bestowed it. It was one's first decoration. | precise: A button. {Friend} said: it works. It did. | gruff: Button. {Friend} gave it me on my first day. | shy: It was a button. From {friend}. For, um. Courage.
* {Mate} bends down, and stands up again, and opens a hand. (insert push_in sparkle)
mate: A blue one? With one hole too many? // Like this?
who crying: Where? Where was it? | dry: Huh. Huh. Give me a minute. | grand: One has something in both eyes. | precise: That is it. I find that I cannot count. | gruff: Well, I'll be. Give it here. | shy: That's, um. That's it. That's it!
! event rescue mate who {Mate} found the button that {who} had looked for since childhood.
! relation who mate +1
"""
