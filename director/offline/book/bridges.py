"""What joins the stories of an episode: beginnings, reasons to set out, finds, endings, evenings."""

TEXT = """
@first
= first | playful | The Morning After // Where We Were // Again, From the Top // First Things // Still Thinking // As We Were Saying // Yesterday, Continued // One More Time // Crumbs and Questions // The Same, but Later // News, Cold // Good Day, What Now // Once Upon a Breakfast // Before Anything Else // To Begin With // Where to Start // Not Yet Forgotten // Picking Up // A Loose End // With a Clear Head // Something About Yesterday // Next // Out of Doors // Hats On

@recap
= recap | playful | Recap
lead: {recap} I can't stop thinking about it. // {recap} It won't leave me alone. | bright: {recap} I told the kettle! // {recap} I've thought of nothing else since I woke up! // {recap} I was going to sleep, but then I remembered! | dry: {recap} Slept great on that. // {recap} Discuss. // {recap} Just putting that back on the table. | gruff: {recap} Kept me up half the night, that. // {recap} In my day things stayed put. // Hmph. {recap} | gentle: {recap} I dreamt of it, love. // {recap} I burnt the toast over it. // I woke up thinking. {recap} | precise: Summary. {recap} // {recap} I have repeated it four hundred times. // {recap} I have not closed the file. | dreamy: {recap} I read it in the clouds this morning. // I dreamt it. {recap} // {recap} How large that grows overnight. | grand: Let us resume. {recap} // {recap} One has slept on it. One slept very well. // The session is open. {recap} | shy: Um. {recap} I keep hearing it. // {recap} I said it to the, um. To the window. // {recap} It's been, um. Going round.
mate: Nor can I. // I thought of it over breakfast. // It's odder by daylight. | bright: Me too! I told everyone! Well, the soup! // It's even better today! // I dreamt about it! There was a goose! | dry: Morning to you too. // And I'd just managed not to. // It's odd. It was odd last night as well. | gruff: Hmph. Eat something first. // I know. I was there. // It'll be no truer for saying it twice. | gentle: You've not slept, have you? // Eat something, and tell me again. // I've thought of it too, love. | precise: Confirmed. I too have not filed it. // I have added a graph. // My view is unchanged. It was none. | dreamy: It was in my dream as well. It wore a hat. // How strange it looks by day. // Things look so different without the moon on them. | grand: One was about to raise that. // Noted. Is there breakfast? // One has an opinion. It is being prepared. | shy: Me too. Um. All night. // I know. I heard you, um. Thinking. // It's quieter now. But it's still there.
= recap | comic | Recap
lead: {recap} | shy: {recap} Um. So.
mate: You said that in your sleep. | bright: You said that in your sleep! Twice! | dry: You said that asleep. It was better asleep. | precise: You said so at three in the morning. Through a wall. | gruff: You were shouting that in your sleep. | grand: One heard. So did the street. You were asleep. | shy: You said that. Um. In the night.
lead: What else did I say? | dry: Did I say anything good? | bright: Ooh! What else did I say? | precise: Please read me the rest. | gruff: What else? | grand: One trusts it was well put. | shy: Did I, um. Say anything else?
mate: Soup. | bright: You said 'soup'! And then you laughed! | dry: 'Soup.' It sounded personal. | precise: 'Soup.' Four times. | gentle: Only 'soup', dear. Very fondly. | gruff: Soup. | shy: Just, um. 'Soup.'
= recap | comic | Recap
lead: {recap} Why, though? | dry: {recap} And the why of it? | precise: {recap} The reason is missing. | gruff: {recap} What for, is what I want to know. | grand: {recap} One demands a reason. | shy: {recap} I just, um. Why?
mate: You ask that every day. | bright: I was going to ask that! | dry: You can have facts or reasons. Not before breakfast. | precise: That is your sixth 'why' this morning. | gruff: Never ask why on an empty stomach. | gentle: There's always a why, dear. It comes last. | grand: One never asks why. One asks who. | shy: I don't know. I only do, um. What. | dreamy: Why is a very tall word.
lead: And one day somebody'll answer. // Somebody has to. | bright: And I'm going to keep asking! | dry: Fine. After breakfast, then. | precise: I shall ask again tomorrow. | gruff: Bread, then. And then why. | shy: Okay. Um. What, then.
= recap | playful | Recap
lead: {recap} I haven't told anybody. | bright: {recap} I haven't told a soul! It's been nearly an hour! | dry: {recap} That stays between us and the furniture. | precise: {recap} I have informed nobody. It is stored under 'private'. | gruff: {recap} Not a word to anyone. | grand: {recap} It is, as yet, secret. | shy: {recap} I didn't, um. Tell.
mate: You've told me. | bright: You told me! | dry: I'm right here. | precise: You have now informed me. | gruff: You've just told me. | grand: One hears you. One is not nobody. | gentle: You've told me, love. | shy: You told, um. Me.
lead: You don't count. You were there. | bright: You don't count! You're on my side! | dry: You're furniture. The good kind. | precise: You are counted as myself. | gruff: You're all right. You forget things. | gentle: Telling you isn't telling, love. It's thinking aloud. | grand: You are staff. In the best sense. | shy: It's different. You're, um. You.
= recap | comic | Recap
lead: {recap} Say something. | bright: {recap} Say something! Quick! | dry: {recap} Feel free to react. | precise: {recap} I await your comment. | gruff: {recap} Well? Speak. | shy: {recap} You could, um. Say something.
mate: <muse>
lead: That's not what I meant. // Something about it. | bright: That's lovely! It's not about this at all! | dry: Thank you. Very helpful. | precise: I cannot connect the two. I have tried. | gruff: That's no use to anybody. | grand: Strike that from the minutes. | shy: I like that. But, um. | gentle: That's very pretty, love. And the other thing?
= recap | playful | Recap
lead: {recap} Am I the only one who's surprised? | bright: {recap} Why isn't everybody shouting? | dry: {recap} And nobody's even dropped a cup. | precise: {recap} My surprise is still at nine. | gruff: {recap} And folk go on buying fish. | grand: {recap} And nobody has fainted. One waited. | shy: {recap} Is nobody else, um. Surprised?
mate: I was surprised quietly. // I'm surprised. This is my face for it. | bright: I am! I'm just also hungry! | dry: I was. On the inside. It was quick. | precise: I was surprised at nine in the evening. It is over. | gruff: I don't do surprised before noon. | gentle: I put mine in the bread. It's risen. | grand: One was astonished. One merely looked away. | shy: I was. Um. You just couldn't hear it. | dreamy: I am surprised by everything, dear. It evens out.
= recap | playful | Recap
lead: {recap} Do we tell the others? | dry: {recap} Who else knows? | precise: {recap} Shall I circulate it? | gruff: {recap} Best keep it quiet. | grand: {recap} Shall one announce it? | bright: {recap} Can we tell everyone? Can I do it? | shy: {recap} Do we have to, um. Tell people?
mate: They know. | dry: They know. It's a small town. | bright: I already did! Everyone! I'm sorry! | precise: They were told. Eleven minutes after us. | gruff: They knew before we did. | gentle: I think they've guessed, love. | grand: It has got about. Everything does. | shy: They know. I, um. I heard them knowing.
lead: All of them? | bright: Everybody? Even the gulls? | dry: Even the postman? | precise: Including poultry? | gruff: What, all? | shy: All of, um. Everyone?
mate: A hen asked me about it. | bright: Especially the gulls! | dry: A gull asked me for details. | precise: There is a queue. | gruff: Even the goat's got an opinion. | grand: One is told that there is a song. | shy: The gulls are, um. Doing it as a play.

= recap | playful | Recap
lead: {recap} I've drawn it. | bright: {recap} I've made a drawing of it! | dry: {recap} I did a sketch. It's mostly a question mark. | precise: {recap} I have prepared a diagram. | gruff: {recap} Wrote it on the back of my hand. | gentle: {recap} I've iced it on a biscuit, love. | dreamy: {recap} I have put it into a picture, more or less. | grand: {recap} One has commissioned a painting of it. From oneself. | shy: {recap} I, um. I drew it.
mate: Which way up is it? // What's that in the corner? | bright: Is that me? Am I in it? | dry: Is that us, or is that mould? | precise: The scale is missing. | gruff: That's never it. | gentle: What a lovely duck. | dreamy: How truthful. One hardly sees a thing. | grand: Who is the handsome one? | shy: That's a really nice, um. Smudge.
lead: That's the thing we don't know yet. // That's the part I'm not sure of. | bright: That's the mystery! It's the big yellow bit! | dry: That's the bit nobody's explained. | precise: That is the unknown. It is to scale. | gruff: That's the bit I don't get. | gentle: It isn't a duck, love. But it might be. | grand: That is the enigma. It has one's nose. | shy: That's the, um. The not knowing.
= recap | comic | Recap
lead: {recap} Now everyone wants to know more. | bright: {recap} I told the whole queue! | dry: {recap} It's all over town. I blame you. | precise: {recap} Nine people have asked me about it. | gruff: {recap} And now the whole town's at it. | gentle: {recap} They were all asking at the market. | dreamy: {recap} Even the weathercock has turned to hear. | grand: {recap} The public clamours for more. | shy: {recap} And somebody asked me. In the, um. Street.
mate: What did you tell them? // And what did you say? | bright: And? Did they gasp? | dry: I hope you lied. | precise: What was your statement? | gruff: You never told them. | gentle: I hope you were kind about it. | dreamy: And what did you give them to take home? | grand: One trusts that you referred them to one. | shy: Oh no. Um. What did you do?
lead: That we're working on it. // That we'd know more by supper. | bright: I said we're ever so close! Are we? | dry: I said 'no comment'. Then I commented. | precise: I said: soon. I gave no unit. | gruff: Told them to mind their own. | gentle: I gave them a bun, and they forgot. | dreamy: I said that it was like the moon. It seemed to help. | grand: One waved. | shy: I pretended to be, um. A post.
= recap | playful | Recap
lead: {recap} There must be a reason. | bright: {recap} It's got to mean something! | dry: {recap} And I'd bet my hat there's a reason. | precise: {recap} There exists a cause. I have reserved a box for it. | gruff: {recap} Nobody does a thing like that for nothing. | gentle: {recap} Nobody does that who's happy, do they? | dreamy: {recap} Somewhere there is somebody to whom it makes sense. | grand: {recap} One smells a motive. | shy: {recap} I think somebody, um. Means something by it.
mate: Unless it's Tuesday. // Reasons are always longer than you think. | bright: What if it's treasure? Or a bear? | dry: People do things. Then they look for the reason. | precise: In four cases out of ten it is love. | gruff: Love or money. It's never anything else. | gentle: There's mostly somebody lonely at the bottom of it. | dreamy: Or it is only the wind, being clever. | grand: One's own reasons are always excellent. | shy: Maybe they don't, um. Know it yet themselves.
lead: Then we'll ask nicely. // Well, that narrows it down to everybody. | bright: I hope it's a bear! | dry: Cheerful. Shall we? | precise: Then I shall need a second box. | gruff: We'll see. | gentle: Then it's high time that somebody asked. | dreamy: Then we must go and ask the wind. | grand: Noted. Onwards. | shy: Then we should be, um. Careful with them.
= recap | comic | Recap
lead: {recap} I've slept on it, and it's worse. | bright: {recap} I slept on it! It's got even better! | dry: {recap} I slept on it. It's got a dent now, and so have I. | precise: {recap} I have slept on it. There is no change. | gruff: {recap} Slept on it. Like sleeping on a rake. | gentle: {recap} I've slept on it, love, and I'm no wiser. | dreamy: {recap} I have slept on it, and it has slept on me. | grand: {recap} One has slept on it, at length. | shy: {recap} I slept on it. Well. Um. Near it.
mate: Eat something. It'll look different. // Then sleep on the other side. | bright: Me too! I fell out! | dry: You've still got the pillow on your face. | precise: The recommended dose is eight hours. | gruff: Should've stayed up, like me. | gentle: You've a crease on your cheek. It's very sweet. | dreamy: Nights are for that. They are larger inside. | grand: One's own sleep was superb. Thank you for asking. | shy: I could hear you, um. Turning.
= recap | playful | Recap
lead: {recap} And nobody else has noticed. | bright: {recap} We're the only ones who know! | dry: {recap} And they all just walk past it. | precise: {recap} Number of observers: two. | gruff: {recap} Folk have got eyes and don't use them. | gentle: {recap} You'd think somebody else would've seen. | dreamy: {recap} The town goes by it like water round a stone. | grand: {recap} It takes a certain eye. | shy: {recap} I don't think anybody, um. Looks.
mate: They're busy. // People only see what they trip over. | bright: We've got special eyes! | dry: Give them time. They've only just found the town hall. | precise: I estimate that they will notice in May. | gruff: They'd not notice if it bit them. | gentle: They've got their own troubles, poor loves. | dreamy: They see it. They think that it is meant. | grand: The public sees what it is shown. | shy: I like it when it's, um. Just us.
lead: All the better for us. // Then it's ours to find out. | bright: Then it's our secret! Shh! | dry: Less of a queue, then. | precise: That leaves the field clear. | gruff: Good. They'd only stand about. | gentle: Then we'd best look after it. | dreamy: Then we are the stone. How nice. | grand: We shall inform them. With a ceremony. | shy: Me too.

@narrated
= narrated | playful | Narrated
narrator: It is {week}. {recap} // {Week}, and this much is known. {recap} // What {week} has brought so far: {recap} // About {topic} there is this to say. {recap} // Now then. {recap} // Let us go back a day. {recap} // As was only to be expected: {recap} // Where were we? {recap} // So far, then: {recap} // In case you were asleep: {recap} // This much is known. {recap} // Yesterday it came out. {recap} // Only so that nobody forgets: {recap}

@segue
= segue | playful | Something Else Today
lead: And today it's {topic}. One thing at a time. // But first, {topic}. // That'll keep. {Topic} won't. | bright: And now for {topic}! // But today it's {topic}! | dry: Park that. Today it's {topic}. // Next item: {topic}. | gruff: That can wait. {Topic} can't. // Enough of that. {Topic}. | gentle: Let it rest, love. There's {topic} to see to. | precise: Next item: {topic}. // I move us on to {topic}. | dreamy: It will ripen. Meanwhile, {topic}. | grand: Next on the agenda: {topic}. | shy: And there's still, um. {Topic}.

@start
= start | playful | A Day Like Any Other // The Beginning // Open Early // On the Doorstep
lead: I've been wondering about {topic}. // About {topic}. // Nobody ever talks about {topic}. | bright: I've got a question! It's about {topic}! // {Topic}! I woke up thinking about {topic}! | dry: So. {Topic}. // Nobody's mentioning {topic}. I'm mentioning it. | gruff: Somebody ought to see to {topic}. // It's time somebody looked into {topic}. | gentle: I keep coming back to {topic}. | precise: Item one: {topic}. | dreamy: In my dream somebody asked me about {topic}. | grand: One wishes to discuss {topic}. | shy: I was thinking. About, um. {topic}.

@ask
= ask | playful | Setting Out // There and Back // A Place to Look
~ {Lead} has an idea where to look next, and {mate} is up already.
lead: I want another look at {the thing}. | bright: We have to see {the thing}! Now! | dry: There's {the thing}. Nobody's checked it. | precise: We have not yet examined {the thing}. | gruff: Somebody should look at {the thing}. | grand: One wishes to be shown {the thing}. | shy: I'd like to see {the thing}. If that's, um. All right. | dreamy: {The thing} has been on my mind.
mate: Over at {place}? <agree> // <doubt>
= ask | playful | What Nobody Asked // Somebody Saw // One Place Left
~ There is one place left to look, and {mate} has thought of it.
mate: There's one place nobody's looked. {Place}. | bright: {Place}! Nobody's looked at {place}! | dry: We've tried everywhere but {place}. | precise: By elimination: {place}. | gruff: It'll be at {place}. It's always the last place. | grand: One recommends {place}. | shy: What about, um. {Place}?
lead: {The thing}. Of course. | bright: {The thing}! Why didn't I think of that? | dry: {The thing}. Right. Worth a walk. | precise: {The thing}. That is consistent. | gruff: {The thing}. Hm. Could be. | shy: {The thing}. Um. Yes.
= ask | playful mysterious | A Hunch // Follow the Feeling // Nothing Better to Do
~ {Lead} has a feeling about {the thing}, and nobody can argue with a feeling.
lead: I've a feeling about {the thing}. | dry: I've got a hunch. It's about {the thing}. | bright: I've got a feeling in my boots about {the thing}! | precise: I have a feeling about {the thing}. I am as surprised as you. | gruff: I've a feeling in my knee about {the thing}. | grand: One has had an intuition. It concerns {the thing}. | shy: It might be silly. But {the thing}... | gentle: I've a feeling about {the thing}, love.
mate: What sort of feeling? | dry: Is it the one before lunch? | bright: Ooh! A cold one or a tingly one? | precise: Please describe the feeling in units. | gruff: Feelings. Hmph. What sort? | grand: One trusts it is not indigestion. | gentle: A good one or a bad one?
lead: The sort you have to walk to. // The sort that doesn't go away. | dry: The walking sort. {Place}. | gruff: The sort you see to before tea. | precise: It points to {place}.
= ask | playful | By Accident // Overheard // Between Two Doors
~ {Mate} has heard something about {the thing}, by not quite listening.
mate: Somebody was talking about {the thing}. I wasn't listening. Much. | bright: I heard something! About {the thing}! By accident, mostly! | dry: Heard a thing about {the thing}. Wasn't eavesdropping. Was leaning. | precise: I recorded a remark about {the thing}. It was public air. | gruff: Folk are talking. About {the thing}. | grand: One's ears have been to {place} without one. | shy: I heard something. About {the thing}. | gentle: You hear things, pouring tea. About {the thing}.
lead: What did they say? | dry: And? | bright: What? What, what, what? | precise: Please play it back. | gruff: Well? Out with it. | shy: What was it? Um.
mate: They stopped when I came in. | dry: They stopped when they saw me. That's how I know. | bright: They stopped when they saw me! So it's important! | precise: They stopped at my arrival. It was a loud stop. | gruff: Shut up like a clam when I came by. | shy: They went quiet. It was the, um. Wrong quiet.

= ask | playful | A Plan
~ {Lead} has drawn a plan. It consists of one arrow.
lead: I've made a plan. Look. | dry: I drew a plan. Don't expect much. | bright: I've made a plan! It's got an arrow! | precise: I have drawn up a plan. It is to scale. | gruff: Here. Plan. | grand: One has had a plan drawn. By oneself. | shy: I made a, um. A plan. It's only small. | gentle: I've jotted down a plan, love. On the flour bag.
mate: It's an arrow. | dry: That's an arrow. | bright: I love it! Which way up is it? | precise: It contains one arrow and a crumb. | gruff: That's an arrow, is that. | grand: It is somewhat terse. | shy: It's a really, um. A good arrow.
lead: It points to {the thing}. | dry: It points at {place}. That's the plan. | bright: It points to {the thing}! That's the clever bit! | precise: The arrow is {the thing}. The crumb is us. | gruff: It's pointing at {the thing}. What more d'you want? | shy: It goes to {the thing}. And then, um. It stops.
= ask | wistful playful | All I Want
~ {Lead} has only one wish, and {the thing} lies on the way to it.
lead: All I want is {lead.want}. | bright: All I want in the world is {lead.want}! | dry: You know what I want? {lead.want}. | precise: My stated wish remains {lead.want}. | gruff: I only ever wanted {lead.want}. | grand: One desires but {lead.want}. | gentle: All I've ever wanted is {lead.want}. | dreamy: One wishes only {lead.want}. | shy: I'd just like {lead.want}.
mate: And what's {the thing} got to do with it? | dry: And {the thing} comes into this how? | bright: Oh! And {the thing}? | precise: I see no link to {the thing}. | gruff: What's that to do with {the thing}? | gentle: And where does {the thing} come in, love? | shy: Is that, um. Is that about {the thing}?
lead: It's on the way. // You have to start somewhere. | bright: It's the bit that comes first! | dry: It's on the way. Most things are. | precise: It is the next step. I have counted the steps. | gruff: First things first. | grand: One begins modestly. | shy: It's the, um. The nearest bit.
= ask | playful | What One Is Good At
~ {Lead} is good at something, and {the thing} seems to want exactly that.
mate: What we need now is somebody good at {lead.skill}. | dry: Shame nobody here's good at {lead.skill}. | bright: You're good at {lead.skill}! You are! | precise: The task calls for {lead.skill}. | gruff: This wants somebody who's handy at {lead.skill}. | grand: One knows somebody with a gift for {lead.skill}. | gentle: You've always been good at {lead.skill}, love. | shy: You're really good at, um. At {lead.skill}.
lead: I do know somebody. // That would be me. | bright: That's me! I can do that! | dry: Flattery. All right. | precise: I am available. | gruff: Hmph. I suppose you mean me. | grand: One blushes. One agrees. | gentle: Oh, get along. Well, perhaps a bit. | shy: Um. I could try.
* {Lead} looks at {the thing} from afar, with new interest. (medium push_in)
= ask | comic | Heads or Tails
~ {Lead} tosses a coin to decide where to look. The coin has been talked to.
lead: Heads, {place}. Tails, {place}. | dry: Heads it's {place}. Tails it's {place}, but grumpier. | precise: Heads: {place}. Tails: likewise. | gruff: Heads, {place}. Tails, same. | grand: The coin will decide. It has been instructed. | bright: Heads, {place}! Tails, {place}! Ooh, I wonder! | shy: If it's heads, {place}. If it's, um. If it's not, also.
mate: Those are the same. | dry: Feels like the coin's been got at. | bright: I hope it's {place}! | precise: The outcomes do not differ. | gruff: That's the same both ways. | grand: A fair coin, then. | gentle: Then we needn't toss it, need we? | shy: That's, um. That's both.
lead: Then it can't go wrong. | dry: I like to know how things end. | bright: So we can't lose! | precise: I dislike uncertainty. | gruff: I like a coin that does what it's told. | grand: Democracy is best when settled.
= ask | comic | After Breakfast
~ {Lead} wants to look at {the thing} at once; {mate} believes in breakfast.
lead: {The thing}. Let's go. | bright: Right! {The thing}! Now, now, now! | dry: {The thing}. We could go now and be done. | precise: I propose {the thing}. At once. | gruff: {The thing}. Coat. | grand: One wishes to see {the thing}. Presently. | shy: We could look at {the thing}. If you're, um. Ready.
mate: After breakfast. | dry: After coffee. Nothing's true before coffee. | bright: Can I bring my toast? I'm bringing my toast! | precise: There is an egg due in two minutes. | gruff: Not on an empty belly. | grand: There is the matter of breakfast. | gentle: Not till you've had something hot. | shy: I've still got some, um. Toast.
lead: Then bring it with you. | dry: Fine. Chew on the way. | bright: We'll eat it running! | precise: The egg may come as well. | gruff: Eat it walking. | grand: It may be carried behind one. | gentle: I'll wrap it up for you. | shy: I'll wait. I like, um. Watching toast.
= ask | playful | Three Things We Know
~ {Lead} counts up what is known of {topic}. It does not take long.
lead: What do we know about {topic}? | dry: So. {Topic}. What've we actually got? | bright: Let's count what we know about {topic}! | precise: Known facts concerning {topic}. Please list them. | gruff: {Topic}. What do we know for certain? | grand: Summarise {topic} for one. | shy: What do we, um. Know? About {topic}?
mate: Three things. And one of them is soup. | dry: Two facts and a draught. | bright: Lots! No. Two! No. One and a half! | precise: Three. Of these one is certain and one is lunch. | gruff: Not a lot. And half of that's gossip. | grand: Enough to be annoyed. | gentle: Only what people will say with their mouths full. | shy: I know how it, um. Sounds. | dreamy: That it is there, dear. It is a great deal to know.
lead: Then we need a fourth. It's at {place}. | dry: {Place} might have another. | bright: {Place}'s got more! I can feel it! | precise: A fourth is to be had at {place}. | gruff: Then there's {place}. | shy: There might be more. At {place}.
= ask | playful | Leave It Alone
~ {Mate} proposes to leave it alone. For as long as it takes to find a coat they consider it.
mate: We could just leave it alone. | dry: We could stay in. People do. | bright: Or we could not go! Just once! To see what that's like! | precise: It is possible to do nothing. I mention it for completeness. | gruff: Could let it be, you know. | grand: One could ignore it. One has ignored larger things. | gentle: We could let it rest, you know, love. | shy: We don't, um. Have to. Do we?
lead: We could. | dry: That's true. We could. | bright: We could! We really could! | precise: That is correct. | gruff: Aye. Could. | grand: Quite so. | shy: No. We, um. We don't.
* Nobody moves. Then both of them reach for their coats. (full hold)
= ask | playful | A Good Day for It
~ {Lead} thinks that it is a good day for finding things out, and cannot say why.
lead: It's a good day for finding something out. | dry: Feels like a day for knowing things. Sadly. | bright: Today's the day! It smells like the day! | precise: Conditions for discovery are favourable. | gruff: There's something in the air today. | grand: One feels a revelation coming on. | shy: It's the right sort of, um. Quiet. For finding out. | gentle: It's got a finding-out sort of feel, today.
mate: How can you tell? | dry: Says who? | bright: Is it? How do you know? Is it the clouds? | precise: On which instrument? | gruff: Looks like any other to me. | grand: It looks damp to one. | shy: It sounds like, um. Like Tuesday.
lead: I've got {the thing} on my mind and both shoes on. | dry: I can't stop thinking about {the thing}. That's all I've got. | precise: I have thought of {the thing} eleven times before nine. | gruff: Woke up thinking of {the thing}. That's how. | bright: Because I woke up and thought, {the thing}! | shy: I keep thinking about {the thing}.
= ask | comic | A Show of Hands
~ It is put to the vote where to look. Turnout is high.
lead: Who's for {place}? | dry: All in favour of {place}. | bright: Hands up for {place}! | precise: I call a vote on {place}. | gruff: Who's coming to {place}? | grand: The motion is {place}. Those in favour? | shy: Would anybody like to, um. {Place}?
mate: There are two of us. | dry: It's just us. You can put your hand down. | bright: Me! Me, me, me! | precise: Those present: two. Hands: three. Explain. | gruff: There's only me here. | grand: One abstains, in favour. | gentle: There's only the pair of us, love. | shy: I'm, um. I'm the other one.
lead: Then it's nearly unanimous. | dry: Carried. Get your coat. | bright: That's everybody! We've won! | precise: Carried by one and a half. | gruff: That'll do. Carried. | grand: Carried. By acclaim. | shy: So that's, um. Most of us.

@off
= off | playful | Off
* {Lead} is already on the way. {Mate} comes after. (full track_right walk steps)
= off | playful | Off
* {Mate} looks for a reason to stay, and finds none in time. (full track_right walk)
= off | playful | Off
* Two figures set off, one of them in front. (extreme_wide track_right walk steps)
= off | playful | Off
* The door stands open. {Lead} and {mate} have gone. (wide hold door)
= off | playful | Off
* {Lead} comes back, fetches {mate}, and goes again. (full track_left walk)
= off | playful | Off
* {Lead} points the wrong way. {Mate} turns {lead.him} round. (full track_right point)

@told
= told | mysterious | Told
mate: <wonder>
= told | mysterious | Told
lead: So that's it. // So that's how it is. | bright: So that's what it is! | dry: Well. That changes the furniture. // Okay. That's something. | precise: That agrees with everything. Almost. // I shall need a larger file. | gruff: Hm. That'd explain it. // Well, now. | gentle: Well, now. Isn't that something. | grand: One suspected it. From now on. | shy: Oh. So that's, um. | dreamy: So that is what it was, in the dark.

@asked
= asked | mysterious | A Question // Something Is Not Right // One More Thing // Just Before Dark // It Begins With Nothing
~ Something is not as it should be, and {lead} is the first to say so.
* Something is different here. {Lead} has stopped. (wide push_in)
lead thinking: Wait. Has anybody ever asked this? | bright: Wait! Something's funny! | dry: Hold on. That's not right. | precise: I detect something out of place. | gruff: Hold on. That wasn't so yesterday. | grand: One has noticed something. One never notices things. | shy: Um. Does that look right to you? | gentle: Wait, love. Something's not as it was. | dreamy: How curious. It was not curious yesterday.
<clue>
mate: I don't know. I've never asked. // That's a good question. I don't like it. | bright: I don't know! Isn't that brilliant? | dry: No idea. And now I have to know. Thanks. | precise: I have no answer. It is a new feeling. | gruff: Never thought about it. Wish I hadn't now. | grand: That has not been put before. | shy: I don't know. I wish I, um. Hadn't heard it. | gentle: I couldn't tell you, love. | dreamy: I cannot say. But how it glitters.
?lead close: <worry>

@meanwhile
= side | mysterious | By the Way // In Passing // On the Side // While They Were Out // A Crumb // Small News
~ In passing, {lead} comes across something about {topic}.
* {Lead} is on the way to something else, and stops. (wide track_left steps)
lead thinking: While we're here. About {topic}. | dry: Since we're passing. {Topic}. | bright: Ooh! This is about {topic}! | precise: Incidental finding. Subject: {topic}. | gruff: As we're here. {Topic}. | grand: A word about {topic}. | shy: Um. I found something. About {topic}.
<clue>

@led
= led | mysterious | One Thing Leads to Another // And Underneath // While We Are About It // There Is More
~ One answer leads on to the next question.
lead surprised: Wait. That's not the only thing in here. // And now look what was lying behind it. | bright: Wait! There's more! There's something underneath! | dry: Of course. There's a second thing. There's always a second thing. | precise: One moment. A second find. It concerns {topic}. | gruff: Hold on. What's that behind it? | gentle: Just a moment, love. There's something else here. | grand: One has found something further. One was not even looking. | shy: There's, um. There's something else. | dreamy: And behind the one thing, another. It has been waiting its turn.
mate: About {topic}? // Is that to do with {topic}? | dry: Don't tell me. {Topic}. | bright: Is it {topic}? Is it? | precise: Then the two are connected. I had drawn a dotted line. | gruff: {Topic}. I knew it. | grand: It bears on {topic}, one supposes. | shy: Is that about, um. {Topic}?
<clue>

@after
= after | tender warm | And Then // What Came of It // The Rest of It // Said at Last // After All That // What Was Left to Say // Quite Simple, Really
~ And then the rest of it is said as well, by those who should have said it long ago. // Everybody says what is left to say, which is not much, and enough.

@coda
= nightfall | warm wistful | Coda
a: And {topic}? // That leaves {topic}. | bright: And tomorrow it's {topic} again! | dry: Still leaves {topic}. | precise: Open item: {topic}. | gruff: And what about {topic}? | shy: And {topic}? Um. What about that? | grand: Also on the agenda: {topic}.
b: It'll keep till morning. // That's for tomorrow. | bright: Tomorrow! First thing! Before breakfast! | dry: It's not going anywhere. Unlike me. | precise: Scheduled for tomorrow. | gruff: Morning's soon enough. | gentle: Not tonight, love. | grand: It will be taken at the next session. | shy: It'll still be there. Um. Tomorrow. | dreamy: It has waited this long. Let it sleep.
* One by one the lights of {place} go out. (extreme_wide pull_out)
= nightfall | warm | Coda
a: <bye>
b: <bye>
* A last window, still lit. Then not. (extreme_wide pull_out)
= nightfall | wistful | Coda
a: <muse>
* Nobody answers. Nobody needs to. (wide drift)
b: <bye>
= nightfall | comic | Coda
* {A.gag}. (full hold)
b: <tease>
* Night comes down over {place} like a lid. (extreme_wide tilt_up)
= nightfall | wistful | Coda
b: <muse>
a: Go to bed. // You should sleep more. | dry: Deep. Go to bed. | precise: You are overtired. I agree with you. | gruff: Bed. | gentle: Off to bed with you, love. | grand: Beautifully put. Go away. | shy: That's, um. That's really true.
* The sky over {place}, doing what it likes. (extreme_wide drift)
= coda | warm | Coda
a: One day I'll take you to {far}. // Have you ever just gone to {far}, for nothing? | bright: I'm taking you to {far} one day! | dry: I could show you {far}. If you're bored. | grand: One may show you {far}. In person. | precise: I propose an outing. {Far}. | gruff: Ought to show you {far}, some day. | shy: We could go to {far}. Some time. Um.
b: Promise? // I'd like that. | dry: I'll hold you to that. | bright: Really? Promise? | precise: Please confirm this as a promise. | gruff: I'll believe it when my boots are on. | grand: Is that a promise? One collects them. | shy: Is that, um. A promise?
a: Promise. | dry: Sure. Promise. | bright: Promise, promise, promise! | precise: Confirmed. | gruff: I said so, didn't I? | grand: One's word upon it.
! promise a b {A} promised to take {b} to {far}.
= coda | playful | Coda
b: Have you ever been to {far}? Properly, I mean? | dry: You ever been to {far}? On purpose? | bright: Have you been to {far}? Properly? With sandwiches? | precise: Have you inspected {far}? | gruff: Ever been down to {far}? | grand: One has not yet been shown {far}. | shy: I've never really, um. Been to {far}.
a: I'll take you. // Then we'll go. | bright: I'll take you! With a flag! | dry: I'll take you. Don't thank me. | precise: I shall escort you. I have a route. | gruff: I'll take you. When there's time. | gentle: Then I'll take you, love. | grand: One will conduct you there. | shy: I could, um. Take you. | dreamy: Then we shall go there, and be properly lost.
* Two heads, looking the same way. (medium push_in)
! promise a b {A} promised to take {b} to {far}.
= coda | playful | Coda
a: <catch>
b: <tease>
* {Place}, getting smaller, with two small figures in it. (extreme_wide pull_out)
= coda | wistful | Coda
a: <muse>
* Nobody answers. Nobody needs to. (wide drift)
b: I was going to say that. // You always say that. | bright: I love it when you say things! | dry: Put it on a cushion. | precise: I have written it down. | gruff: Hmph. Could be. | gentle: That's very true, love. | grand: One could have put it better. Barely. | shy: I like that one. | dreamy: Ah. You have been there as well.
= coda | playful | Coda
a: And {topic}? // So. Back to {topic}. | bright: And now {topic}! | dry: Which still leaves {topic}. | precise: Open item: {topic}. | gruff: And then there's {topic}. | shy: There's still, um. {Topic}. | grand: Also on the agenda: {topic}.
b: After something to eat. // Tomorrow is a day as well. | bright: After cake! | dry: Not on my break, thanks. | precise: I have scheduled it. In ink. | gruff: Not before I've sat down. | gentle: Eat first. Then worry. | grand: It will be taken at the next session. | shy: Could we, um. Just be here first? | dreamy: It has waited this long. Let it ripen.
* {Place}, in the light that is left. (extreme_wide pull_out)
= coda | comic | Coda
* {A.gag}. (full hold)
b: <tease>
* A gull watches, and makes a note of it. (insert hold)

@evening
= evening | warm playful | All in One Room // The Long Table // Supper
~ Everybody happens to be in the same place, and nobody says why.
* A table. More chairs than people, and then fewer. (wide pan_right)
a: Is anybody sitting here? | dry: This seat taken? By anyone with plans? | grand: One will sit here. You may stay. | precise: Is this chair in use? | gruff: Shove up. | shy: Is it all right if I, um. Sit? | gentle: Shove up a little, pet.
b: You are. | dry: You, apparently. | bright: You are! Sit, sit, sit! | precise: By you, as of now. | gruff: Sit, before somebody else does. | grand: You may. | shy: No. I mean, um. You.
* Bread goes from hand to hand. (insert track_right)
a happy: <muse>
b: <tease>
?a laughing: <doubt>
= evening | wistful tender | Nothing Happens // A Quiet One // Just Sitting
~ {A} and {b} sit out the end of the day together. Nothing happens, at length.
* The day is being put away, colour by colour. (extreme_wide drift)
b: <muse>
a: Where do you get these? | dry: You been saving that? | bright: Say another one! | precise: Was that for me? | gruff: You read too much. | grand: One was about to say that. | shy: I like that one. | gentle: You do come out with things, love.
b: They come when I sit still. | dry: They just fall out. | precise: From an unlabelled drawer. | gruff: Forty years of standing about. | grand: From within. | shy: They were just, um. There. | dreamy: I do not get them, dear. They get me.
* A small wind goes round, and finds nothing to do. (wide hold)
?a: <catch>
= evening | playful comic | A Game Without Rules // Your Move // House Rules
~ {A} and {b} play a game which one of them has just made up.
* A board. Beans. A thimble. (insert push_in)
a: The thimble can go anywhere. Unless it's Tuesday. | dry: The bean's the king. The other bean's the other king. | precise: The thimble moves in primes. | gruff: Thimble takes bean. Always has. | grand: The thimble is oneself. It does not move. | bright: The thimble can fly! But only if it's sad! | shy: The thimble just, um. Visits people.
b thinking: And who's winning? | dry: And the point of it? | precise: I require the rules. There are none. I require them. | gruff: What's the beans for? | bright: I love it! Am I winning? | grand: One wins, presumably. | shy: Am I, um. A bean?
a: We'll know when the tea's cold. | dry: Whoever stops asking. | precise: Whoever finds out what the rules are. | gruff: Whoever gets up last. | gentle: Whoever's laughing, love.
* A bean rolls off the board, with purpose. (insert impact)
b happy: I think I've won. | dry: That's a win. I'm calling it. | precise: I resign, happily. | gruff: Ha. Take that. | grand: Victory. Let it be minuted. | shy: I think that's, um. Me winning?
= evening | tender warm | Somebody's Late // One Chair // Keeping It Warm
~ Somebody is late, and {a} pretends not to be looking at the door.
* A cup with a saucer on it, so that it stays warm. (insert push_in)
a: I'm not waiting. I'm just awake near a door. | grand: One is not waiting. One faces the door by chance. | dry: I'm not waiting. I'm standing here. In a direction. | precise: I am monitoring the door. It is a hobby. | gruff: Not waiting up. Couldn't sleep. In my coat. | bright: I'm not waiting! I'm just looking at the door a lot! | shy: I'm not, um. I just like this chair.
* The door opens. {B}, out of breath, with leaves in odd places. (medium door)
b: You waited. | dry: You're up. | precise: You are still here. | gruff: No call to wait up. | gentle: Oh, you shouldn't have waited, love. | shy: You're, um. You're awake.
a: I was awake anyway. | dry: I was just leaving. For bed. | precise: I had things to count. | gruff: Fire wanted watching. | grand: One was about to retire. Hours ago. | gentle: It's only a drop of tea. Sit.
* The saucer comes off. Steam. (insert hold)
?b happy: It's still warm. | precise: It is at exactly the right temperature. | shy: It's warm. It's, um. Thank you.
= evening | comic warm | The Soup of Everything // What Goes In // It Needs Salt
~ Everybody puts something into the pot, and nobody says what.
* A pot. Hands come from all sides, and let something fall. (insert tilt_down)
a: What was that? | dry: I saw that. What was it? | bright: What did you put in? Was it good? | precise: That was not on the list. What was it? | gruff: What've you thrown in? | grand: One saw something with legs. | gentle: What was that, love? It smells brave. | shy: Was that a, um. A sock?
b: A surprise. | dry: Character. | bright: I don't know! It was in my pocket! | precise: Approximately a turnip. | gruff: Something that wanted using up. | grand: A contribution. Do not thank one. | gentle: Only a bit of this. | shy: It was, um. Nearly a carrot. | dreamy: The evening star, I believe. Or an onion.
* A spoon, tasted by two. A long silence. (medium push_in)
a surprised: That's good. Why's that good? | dry: Huh. That shouldn't work. | bright: It's the best thing ever! | precise: It is excellent. I can explain none of it. | gruff: Well. I've had worse. | grand: One permits seconds. | gentle: Oh, that's come out lovely. | shy: It's, um. It's really good.
?b happy: It's always good if nobody's in charge. | dry: Never ask. That's the recipe.
= evening | tender wistful | The Mending Basket // One Lamp // Needle and Thread
~ {A} is mending something of {b}'s, by the last of the light, and will not be hurried.
* A needle, a sleeve, a lamp. (insert push_in)
b: You don't have to do that. | dry: It's fine with a hole. It's where I keep my arm. | bright: Is it finished? Is it finished now? | precise: The tear was six centimetres. It is now two. | gruff: Leave it. It's only the one sleeve. | grand: One has others. That one is the favourite. | gentle: You shouldn't ruin your eyes, dear. | shy: You don't, um. Have to.
a: I know. Hold still. | dry: I know. Shut up and hold the lamp. | bright: I want to! Hold still! It's nearly a flower! | precise: I am aware. Please do not breathe in the seam. | gruff: Sit still or I'll sew you to the chair. | grand: One never does what one must. This is different. | gentle: Hush. It's no trouble. | shy: I like it. It's, um. Quiet. | dreamy: I am only putting back what the day took out.
* The thread is bitten off. (close hold)
b happy: You've sewn something in. // It's got a pocket now. It never had a pocket. | dry: There's a star on it. I asked for a sleeve. | precise: There is one stitch too many. It is in the shape of a heart. | gruff: What's that there? Is that a duck? | shy: There's a little, um. Is that me?
= evening | playful comic | Charades // Is It a Bird // Everybody Guess
~ {A} is acting something out. It is plain to everybody but {b}.
* {A}, arms wide, one leg in the air. (full hold)
b: A tree? | dry: A tax collector? | bright: A bird! A boat! A bird on a boat! | precise: Semaphore. You are signalling distress. | gruff: Is it gout? | grand: It is oneself, as seen by an amateur. | gentle: Is it a windmill, love? | shy: Is it, um. Is it me?
* {A} shakes {a.his} head, and does it again, larger. (full shake)
b: A tree in a wind? | dry: A bigger tax collector. | bright: Two birds! | precise: Increased distress. | gruff: Worse gout. | gentle: A very upset windmill? | grand: Oneself, angry. | shy: Me, but, um. Louder?
a tired: A teapot. | dry: It was a teapot. It was clearly a teapot. | bright: I was a teapot! This was my spout! | precise: I am a teapot. This is the handle. | gruff: Teapot. Blast it. | grand: A teapot. In its prime. | gentle: I was a teapot, dear. | shy: It was a, um. Teapot. | dreamy: I was the steam.
"""
