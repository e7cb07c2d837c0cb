"""Ways of finding something out, the first half: one situation for each obstacle.

`try` runs into the obstacle, `turn` sees it in another light, `find` gets past it. The roles are
`lead`, who wants to know, `mate`, who comes along, and `keeper`, who knows or minds.
"""

TEXT = """
@locked
title: What {the thing} Kept // {the thing} Says No // Knocking at {the thing}
logline: {lead} cannot leave {the thing} alone, and {the thing} will not open // {lead} and {mate} come up against {the thing}, which stays shut for everybody
= try | playful | Shut // Not Today // The Wrong Way to Knock
~ {Lead} wants to know what {the thing} keeps; it stays shut, however it is asked.
* {The thing}. Shut, and rather pleased about it. (insert push_in)
lead determined: It opens. Everything opens in the end. | dry: It's shut. That's usually a hint. | grand: Open. One is waiting. | precise: I have found the front of it. The front is shut. | gruff: Stand back. It wants a firm word. | shy: Um. It's closed. We could wait? | dreamy: It is asleep. One ought to knock softly. | gentle: Come along, then, stubborn thing. Nobody'll bite.
* {Lead} pulls. {Mate} pulls {lead}. Nothing gives. (full shake impact)
mate: Perhaps it wants asking nicely. | dry: We could try not trying. | bright: Again! It moved! Or I did! | precise: Movement so far: you, four centimetres. | gruff: Don't force it. Forced things sulk. | grand: One has leaned on it. One can do no more. | gentle: Gently. You'd not like to be pulled either. | shy: I think it's, um. Holding on. | dreamy: It is a very private sort of object.
lead thinking: I did ask nicely. That was my nice voice. | dry: I asked. It looked away. | precise: I said please at three different volumes. | gruff: That was nicely. That's all the nicely I've got. | grand: One does not ask. One hints, loudly. | shy: I, um. Asked it in my head. | dreamy: I hummed to it. It did not join in. | gentle: I've said please till I'm blue.
* Inside {the thing} something shifts, and settles again. (insert hold)
mate surprised: It heard that. | dry: It's enjoying this. | grand: It is mocking us. | precise: There are contents. They are undecided. | shy: There's something in there. It sounds... patient. | gruff: Hmph. Somebody packed that in a hurry. | dreamy: It turned over in its sleep. | gentle: Poor thing. It's as nervous as we are.
= turn | mysterious tense | No Dust // Somebody's Been // The Clean Edge
~ {Mate} sees that {the thing} has no dust on it. It is not stuck at all; somebody opens it, and often.
mate hand_to_chin: Look at it closely. What's missing? | precise: I find no dust on it. There should be dust. | dry: Notice anything? No dust. | shy: Um. It's clean. Everything else here isn't. | gruff: Who's been polishing that? I haven't. | grand: It has been dusted. Nothing else here ever is.
* {Lead} bends close, nose to {the thing}. There is dust all round it, and none on it. (close push_in)
lead surprised: So somebody opens it. Often! | dry: So it's not stuck. It's visited. | precise: Then it is opened. Weekly, at the least. | gruff: Somebody's in and out of that like a cuckoo. | grand: Somebody has been here without an appointment. | shy: So somebody... comes here. When nobody's looking. | dreamy: It has a visitor. How lovely for it.
mate: Then it isn't stuck. It's private. | bright: Then it isn't stuck! It's secret! | dry: Right. Not stuck. Private. There's a difference. | shy: Then it's not stuck. It's just... somebody's.
lead sad: Now I feel bad about the pulling. | dry: Great. We've been wrestling somebody's diary. | precise: I withdraw the screwdriver. | gruff: Hm. Should've wiped my boots. | grand: One may have pawed at a private matter. | shy: I said sorry to it. Did you hear?
?mate: Sorry, {thing}. | dry: Put that on the list of today's achievements. | precise: An apology has been recorded.
= find | mysterious | It Opens // One Small Push // The Other Way
~ {Mate} does the one thing that nobody has tried, and {the thing} gives.
* {Mate} leans against {the thing}, only to rest. There is a small click. (medium door)
mate surprised: I didn't do anything. I only leaned. | dry: I gave up. It noticed. | precise: I applied no force whatever. It was a courtesy. | gruff: Hmph. Push. We never tried push. | grand: It recognised authority. | bright: Push! It's push! We never tried push! | shy: I just, um. Said hello to it.
* {The thing} stands open by the width of a breath. (insert push_in sparkle)
<clue>

@high
title: Up at {the thing} // The Long Way Up // Don't Look at the Floor
logline: {lead} has to go up to {the thing}, and it is a long way down from there // what {lead} wants to know is up at {the thing}, and neither {lead} nor {mate} cares for heights
= try | playful tense | Up // Somebody Has to Climb // The Top of It
~ {Lead} wants to get to {the thing}. It is a long way up, and {mate} has just remembered an appointment.
* {The thing}, a very long way up. (extreme_wide tilt_up)
lead thinking: It's not so high. If you don't look. | dry: Lovely. It comes with a built-in accident. | bright: Up there? Brilliant! Who's holding my boots? | precise: Height: four of me. Net: none of any. | gruff: I've been up worse. I was younger than my knees then. | grand: One could leap it. One chooses not to. | shy: That's, um. That's where the ground isn't. | dreamy: It is nearly in the sky. How thoughtful.
mate: I'll hold the bottom. The bottom's important. | dry: I'll stay here and manage the ground. | precise: I shall count the rungs. From here. | gruff: You climb. I'll disapprove. It steadies a person. | grand: One will supervise from below, in comfort. | bright: Go on! I'll catch you! I've never dropped anyone! | shy: I'll watch. Um. With my eyes nearly open. | gentle: I'll hold on tight down here. And pray a bit. | dreamy: Up is only down, looked at by birds.
* {Lead} climbs. Each step says something rude in wood. (full tilt_up steps)
lead afraid: It's wobbling. Is that you or me? | dry: Tell my story. Make me taller. | precise: My knees report a tremor of two. | gruff: Who greased this? I'll have their name. | grand: One is not stuck. One is pausing, with dignity. | shy: I can hear my heart. It's, um. Below me. | dreamy: What a view. I wish I had not had it.
+mate: It's you. | bright: It's both! Keep going! | dry: That's the sound of progress. Or wood. | precise: It is you. Please continue being you. | gentle: It's the breeze, that's all. Don't look at it. | grand: It is your character that wobbles. Proceed. | shy: It's me. I'm holding on with, um. Everything. | gruff: That's the ladder thinking. Let it think.
= turn | tense tender | Halfway // The Step in the Middle // A Bad Place to Stop
~ Halfway up, {lead} cannot go on. {Mate}, who swore not to, comes up and climbs behind.
* Halfway up. {Lead} has both eyes shut. (medium tilt_down heartbeat)
lead afraid: I can't go up. I can't go down. I live here now. | dry: I've decided to stay. Send my post. | precise: I have stopped. I did not decide to. | gruff: I'm resting. Never rush a person resting. | bright: I'm not stuck! I'm... all right, I'm stuck. | shy: Um. I've stopped working. | grand: One shall be served supper here. | dreamy: I seem to have become a part of the wall.
mate: Don't move. I'm coming up behind you. | dry: Budge over. I'm coming up. Don't make it a thing. | precise: I am coming. My chances are known to me. | gruff: Stay put. I said I wouldn't. I'm doing it. | grand: One is ascending. Nobody is to look. | shy: I'm coming. I'm, um. I'm on the third one.
* {Mate} climbs, very white about it, one step and then one more. (full tilt_up)
lead surprised: You said you never climb. | dry: You hate this. | precise: You do not climb. It is in my notes. | shy: But you're scared.
mate determined close: I don't. I'm following you. That's different. | dry: I'm not climbing. I'm queueing, upwards. | precise: I have revised the notes. | gruff: Hush, and climb. | gentle: Who'd eat the cake, if you lived up here? | shy: Yes. So, um. Let's both be.
= find | mysterious warm | The Top // From Up Here // Where the Air Is Thin
~ They reach {the thing} together, and from up there it looks different.
* They haul themselves up beside {the thing}, out of breath. Far below lies everything else. (wide pull_out whoosh)
lead happy: We're up. Nobody ever told me it's nice up here. | dry: Well. We didn't die. I'll allow it. | precise: We have arrived. My knees are still travelling. | gruff: There. Wasn't so high. Don't look down. | grand: One conquered it. You may mention that you were there. | shy: It's so quiet. It's, um. Good quiet. | dreamy: One is nearly introduced to the sky.
<clue>

@dark
title: In the Dark of {place} // By One Small Lamp // Something Soft in the Dark
logline: {lead} and {mate} go looking for {the thing} where there is no light // {the thing} is where it is dark, and {lead} would rather it were not
= try | eerie playful | Dark // One Small Lamp // Who's That Breathing
~ {Lead} and {mate} look for {the thing} where no light reaches. The lamp has other ideas.
* Darkness. Then one small flame, and two large pairs of eyes. (medium push_in)
lead: Are you holding my sleeve? | dry: That had better be you on my sleeve. | precise: Something is attached to my left side. | gruff: Let go my sleeve. | grand: Somebody is touching one. Cease. | shy: Is that, um. Is that you? Say it's you. | dreamy: Something has taken my arm. It seems friendly.
mate afraid: No. I'm holding mine. | dry: I'm over here. | bright: I'm not! I'm over here! Whose sleeve? | precise: I am one metre to your right. | gruff: I've got both hands on this lamp. | grand: One touches nobody. One is by the door. | shy: I'm, um. Over here. | gentle: I'm over here, dear. With the biscuits.
* A coat on a hook leans out of the dark like a person. (insert crash_zoom impact)
lead surprised: <gasp>
mate: It's a coat. It's only a coat. | dry: It's a coat. You've been rescued from a coat. | bright: It's a coat! I screamed at a coat! | precise: It is a coat. Threat level: buttons. | gruff: That's a coat. Mine, I think. | grand: It is a coat. One knew. One was testing it. | dreamy: Good evening. Ah. It is a coat.
* The flame bends, shrinks, and goes out. (insert whoosh)
?lead whisper: Tell me that was you. | dry: Of course. Naturally. Why not. | precise: Light: zero. Morale: adjacent. | gruff: Hmph. Cheap oil.
= turn | eerie tender | Eyes Get Used to It // Without the Lamp // What the Dark Is Made Of
~ With the lamp out they sit still, and {mate} finds that one can see in the dark if one stops looking for the light.
* Black. Two voices, close together. (wide hold)
lead whisper: If we sit very still, it can't see us either. | dry: So. Come here often? | precise: I suggest that we do nothing, and do it well. | gruff: Sit. Don't flap. Dark's like a horse. | grand: One sees perfectly. One merely does not see anything. | shy: It's not so bad. If you, um. Listen to it.
mate whisper: Do you hear that? Somebody's been whistling here. | precise: The air moves. There is another way in. | dry: There's a draught. Rooms without doors don't have draughts. | shy: The dark's got a hole in it. I can hear it. | gruff: Feel that? Draught. There's a gap.
* Slowly shapes come out of the black: a shelf, an edge, a thread of light. (extreme_wide push_in)
lead surprised: I can see. I can actually see! | dry: Huh. It was never that dark. We were just that bright. | precise: Adjustment complete. It took four minutes and some courage. | gruff: There. Told you. Like a horse. | shy: Oh. It was here all along.
mate happy: We didn't need the lamp. We needed the patience. | dry: All that oil for nothing. | bright: Good job it went out, then! | grand: The lamp was in one's way. One has always said so.
= find | mysterious | A Thread of Light // What Was in the Dark // Hold the Match Higher
~ By a thread of light they come to {the thing}.
* A narrow light falls across {the thing}. (insert push_in)
lead whisper: There. Don't breathe on it. | dry: There it is. Nobody trip over the moment. | precise: Located. Please share the light evenly. | gruff: There. Hold it steady. Steadier. | grand: There. One led the way. | dreamy: There. It has been waiting up for us.
<clue>

@broken
title: The Mending of {the thing} // One Screw Left Over // Do Not Hit {the thing}
logline: {the thing} has stopped, and {lead} will not hear of asking somebody who can mend it // {lead} and {mate} take {the thing} apart and have one piece left over
= try | playful comic | Stopped // Have You Tried Hitting It // Pieces
~ {The thing} does not work. {Lead} takes it to pieces; {mate} keeps count of the pieces.
* {The thing}, and a silence where its noise should be. (insert hold)
lead determined: It's only stopped. Stopped things can be started. | dry: It's broken. I love that for us. | precise: It has failed in a way that I respect. | gruff: Spanner. No, the angry one. | grand: One will look at it sternly. | shy: It sounds, um. Unhappy. Can I open it? | dreamy: It is resting. Something is tired of turning. | gentle: Let's have its lid off and see where it hurts.
* Cogs, springs and one button lie in a row on a cloth. (insert pan_right)
mate: You do know where all of these go? | dry: Should there be this much outside it? | precise: Forty-one pieces. It had forty. | gruff: You've laid that row out backwards. | grand: One has sat on a spring. One was not warned. | bright: It's so pretty in bits! Where does this one go? | shy: That one, um. Rolled under there.
lead thinking: Of course I do. Roughly. | dry: In. They all go in. | precise: I know where thirty-nine go. | gruff: In my day things had three parts. And one was a hammer. | bright: Yes! In the machine! | shy: I know where they, um. Want to go.
* {Lead} closes it up. {The thing} coughs, and does nothing. (medium impact)
mate: And this one? It was left over. | dry: You've got one left. It looks important. | precise: One piece remains. It says 'do not lose'. | grand: And what is this, which one has been lying on?
?lead shy: That one's a spare. | dry: Decorative. | precise: A lesson. | gruff: Nobody saw that.
= turn | warm mysterious | The Piece Left Over // Not a Part at All // Who Put This In
~ The piece left over never belonged to the machine. Somebody put it in, to stop it.
mate hand_to_chin: This isn't a part. It has no thread. | precise: This piece fits nowhere. It was never meant to. | dry: Wait. This isn't from in there. | shy: It sounds different from the, um. The others. | gruff: That's no part. That's a wedge.
* A small flat thing on an open palm. It is worn smooth on one side. (insert push_in)
lead surprised: So it didn't break. | dry: So it's not broken. It's been told to stop. | precise: Then it did not fail. It was asked. | gruff: Somebody jammed it. Neatly, too. | shy: So somebody, um. Made it quiet.
mate: Somebody stopped it on purpose. And carefully. | bright: Somebody stopped it! On purpose! | dry: On purpose, and with clean hands. | gentle: Somebody stopped it. And took care not to hurt it.
lead close: Why would you stop something and not break it? | dry: You only do that if you might want it back. | precise: One stops carefully what one means to start again.
= find | mysterious triumphant | It Runs // Tick // The First Turn
~ Put together in yet another order {the thing} runs, and shows what it was hiding.
* {Lead} turns it once by hand. {The thing} shivers, ticks and runs. (medium chime sparkles)
lead happy: It's going! | dry: It lives. I take back four of the things I said. | precise: It runs. So, a little, do I. | gruff: Ha. Still got it. | grand: One's sternness has worked. | shy: It's humming. It's, um. Happy. | dreamy: It remembers. Look how it remembers.
<clue>

@torn
title: Half a Word of {the thing} // The Missing Corner // In Pieces
logline: {the thing} can hardly be read, and {lead} will not stop until it can // {lead} and {mate} put {the thing} together, not always in the right order
= try | playful mysterious | Half a Word // The Wrong Way Together // Smudge
~ {Lead} tries to read {the thing}, of which time has left about a third. {Mate} fills in the gaps, badly.
* {The thing}, faded and torn, under a lamp. (insert push_in page)
lead thinking: Half of it's gone. And the other half's a smudge. | dry: Good news. I can read the comma. | precise: Legible: thirty-one per cent. Mostly commas. | gruff: Whoever kept this kept it under a teapot. | grand: One's own handwriting is far superior. So is one's spelling. | shy: It's so faint. It's like, um. Whispering. | dreamy: The letters have gone for a walk.
mate: Does that say 'beware' or 'bread'? | dry: It says 'beware' or 'beans'. Could go either way. | precise: That word is 'beware' or 'bathroom'. | gruff: That's 'beware'. Or 'beetroot'. | bright: It says 'beware'! Or 'bicycle'! | shy: Is that 'beware'? Or, um. 'Because'? | grand: It says 'beware'. Or 'biscuit'. One hopes for biscuit.
lead: Let's hope it matters which. | dry: Either way I'm interested. | bright: Both, I hope! | precise: The two need different shoes. | gruff: At my age it's the same thing.
* They push the pieces about. It becomes a duck. (insert comic)
mate laughing: I've made a duck. | dry: It's a duck. We've found a duck. | precise: This arrangement is a duck. I did not intend a duck. | gruff: That's a duck. | grand: You have made lunch. | shy: It's, um. It's a duck now.
?lead tired: Nobody hides a duck. | dry: Case closed, then. | precise: I shall file the duck.
= turn | mysterious | The Back of It // Hold It to the Light // What the Gaps Say
~ Held against the light, the gaps of {the thing} turn out to be the interesting part.
* {Lead} gives up and holds {the thing} against the window. (medium push_in)
lead surprised: Wait. Look at it from behind. | dry: Huh. It's better from the back. Like most of us. | precise: Against the light there is a second layer. | gruff: Hold on. There's more on the back. | shy: Oh. It's on the, um. The other side. | grand: One has been shown the wrong side. Typical.
mate: Those aren't tears. Somebody cut out exactly one word. | precise: These gaps have straight edges. One word was taken out. | dry: That's not damage. That's editing. | bright: It isn't torn! Somebody's cut a word out! | shy: It's not torn. It's been, um. Kept.
lead: Who keeps one word? | dry: Who steals a word? | precise: Only a word that weighs a great deal.
mate sad: Somebody who couldn't throw it away. | dry: Somebody who needed it more than the page did. | bright: Somebody who really, really needed it! | shy: Somebody who wanted to, um. Hear it again.
= find | mysterious | Every Word // Now It Can Be Read // The Whole of It
~ Piece by piece, they get {the thing} to speak.
* The last piece slides into place. Two heads bend over {the thing}. (medium push_in page)
mate whisper: Read it slowly. | dry: Go on. Do the voice. | bright: Read it! Read it, read it! | precise: Please read at a constant speed. | gruff: Out with it, then. | grand: You may read it to one.
<clue>

@waiting
title: Waiting for {the thing} // Any Minute Now // Nothing Happens at {place}
logline: {lead} and {mate} wait for something to happen at {place}, and are bad at it // to find out more {lead} has only to sit still, which has never worked before
= try | comic playful | Any Minute Now // How to Wait // Still Nothing
~ All they need to do is to wait beside {the thing}. {Lead} has never been worse at anything.
* {The thing}. Nothing happens to it. (wide hold)
lead: How long have we been waiting? | dry: Has it been an hour? It's been an hour. | precise: We have waited. I should like to say how long. | gruff: In my day waiting was done standing up. | grand: One has been kept waiting. By a thing. | shy: I don't mind waiting. It's, um. What I do. | dreamy: What a beautiful nothing this is. | gentle: Isn't it nice, just to sit?
mate: Four minutes. | dry: Four minutes. I've aged. | bright: Four minutes! It feels like a birthday! | precise: Four minutes and a sigh. | gruff: Four minutes. You've asked twice. | grand: Four minutes of one's only life. | shy: Four minutes. Um. And a bit.
* {Lead} changes position for the ninth time. {Mate} has not moved at all. (full hold)
lead tired: What do you think about, when you wait? | dry: How do you just sit like that? | grand: Amuse one. | precise: Please tell me something with numbers in it.
mate: Soup, mainly. | dry: Other people. Far away. | bright: Everything! In alphabetical order! | precise: Eleven. It is a restful number. | gruff: What I'll say when it's not worth it. | grand: One's own portrait. In oils. | shy: Who's going to, um. Talk first. | dreamy: A star called Gerald. | gentle: Who'll be hungry when we get back.
?lead thinking: That does sound nice. | dry: Fair. | bright: Ooh. What sort?
= turn | mysterious eerie | The Moment It Gets Boring // Look Away Now // When Nobody Watches
~ They miss it. It comes just as they look away, and that turns out to be the rule.
* {Lead} yawns, turns round, and behind {lead.him} something changes. (wide whoosh)
mate surprised point: Behind you! No. It's gone. | dry: It just happened. Behind you. While you yawned. | precise: It occurred. You were facing the other way. | gruff: There! Blast. Missed it. | shy: It, um. It did it. Just now. When you turned. | grand: It happened. One saw. One did not feel like interrupting.
lead: I looked away for one second! | dry: Of course it did. | precise: I looked away once. In an hour. | gruff: One yawn. One, in forty minutes. | shy: I only blinked.
mate thinking: That's just it. It waits until we're not looking. | dry: It's shy. We've been staring at a shy thing. | bright: It waited for you! It doesn't like being stared at! | precise: Hypothesis: it dislikes being observed. | gruff: Like a pot. Or my mother.
lead determined: Then let's not look. As hard as we can. | dry: Right. Everybody act natural. We've never done that. | precise: I shall ignore it with full attention. | gruff: Backs to it, then. And whistle. | shy: I can be, um. Somebody who isn't here.
* Four innocent eyes study the sky. (close hold)
= find | mysterious | Now // At Last // Hush
~ When they have stopped expecting it, the moment comes.
* Stillness. Then, very softly, it begins. (wide push_in chime)
lead whisper: Now. Don't move. | dry: There. Nobody breathe on it. | precise: Now. I have marked it. | gruff: Hush. There it goes. | grand: At last. One had nearly begun without it. | shy: Now. It's, um. It's now.
<clue>

@unwilling
title: What {keeper} Won't Say // Ask {keeper} // {keeper} Changes the Subject
logline: {keeper} knows something about {topic}, and would rather talk about anything else // {lead} tries every way there is of asking {keeper} one question
= try | comic playful | Change of Subject // A Lovely Day for It // Not a Word
~ {Keeper} knows, and {lead} knows that {keeper} knows. {Keeper} talks about the weather.
* {Keeper} is very busy with something that does not need doing. (medium hold)
lead: We wanted to ask you about {topic}. | dry: So. {Topic}. Any thoughts? | precise: We have one question. It concerns {topic}. | gruff: Out with it. {Topic}. What do you know? | shy: Um. We were wondering. About {topic}. | grand: One requires your statement. On {topic}.
keeper: Is that the time? Goodness. Look at it. | gentle: Have you eaten? You look as if you haven't eaten. | grand: One is in a meeting. With oneself. | dry: Can't hear you. Train. | bright: Look! A bird! Over there! Far over there! | precise: I am at present a cupboard. | gruff: Busy. | shy: I've got to, um. Be somewhere. Else. | dreamy: Do you know, I believe I am asleep.
mate: That isn't an answer. | dry: Smooth. | bright: That's not what we asked! | precise: That reply was zero per cent reply. | gruff: Dodging. I know dodging. I invented it. | shy: Your voice went up.
* {Keeper} drops something that was not ready to be dropped. (medium impact)
keeper afraid: Who told you there's something to tell? | grand: One has no knowledge of it, and it was not one's doing. | dry: No comment. And that's off the record. | gruff: There's nothing to say. And I'll not say it. | precise: I decline, with a wobble. | gentle: Oh, you don't want to hear that old thing. | shy: I didn't. Um. I wasn't. | dreamy: I know nothing. I know it in great detail.
lead smug: You just did. | dry: You, just now. | precise: You did. Four seconds ago.
= turn | tender sad | Why Not // The Promise in It // Whose Secret Is It
~ {Keeper} is not hiding it out of guilt. Whoever tells it might hurt somebody, and that has kept {keeper.him} quiet.
* {Keeper} has sat down, very small, by the window. (wide hold)
keeper sad: It's not that I don't want to. | grand: One is not at liberty. One would like to be. | gruff: It's not my tale to tell. That's all. | dry: Look. It isn't mine. | precise: I am able to say it. I am not allowed to want to. | bright: I really, really want to tell you! That's the trouble! | shy: If I say it, it's, um. Said.
lead: Did you promise somebody? | dry: You promised. Didn't you. | gruff: Gave your word, did you? | shy: You promised, um. Didn't you.
keeper: I promised myself. That's harder to get out of. | grand: One gave one's word to oneself. It is the strictest office there is. | dry: I promised not to make it worse. | precise: I computed that nobody would be happier. | gruff: You can keep a thing safe by keeping quiet. I thought. | shy: Nobody asked me to. I just thought it'd be, um. Kinder.
* {Mate} sits down beside {keeper}, and asks nothing. (medium push_in)
mate: Then we won't ask. We'll just be here. | dry: Right. We'll sit. We're good at sitting. | bright: We won't ask! We'll just sit here not asking! | precise: I have switched off my questions. | gruff: Then don't. Budge up. | grand: One will be silent beside you. It is an honour. | shy: You don't have to. I, um. I know how that is. | dreamy: Let us be quiet in a circle, then.
= find | tender mysterious | All Right, Then // The Whole of It // Since You Didn't Ask
~ Because nobody presses any more, it comes out by itself.
* A long breath. {Keeper} looks up. (close push_in)
keeper: All right. But sit down first. | grand: Very well. Close the door. | gruff: Hmph. Sit. I'll say it once. | dry: Fine. Once. Then I was never here. | precise: I have rounded my doubts down. Listen. | bright: All right! I'll burst if I don't! | gentle: Come here, then. Closer. It's not a loud thing. | shy: Okay. Um. Don't look at me while I say it.
<clue>

@bargain
title: The Price of {topic} // A Fair Swap // What {keeper} Wants
logline: {keeper} will talk about {topic}, but not for nothing // {lead} must do {keeper} a favour first, and it is never the one that was asked for
= try | comic playful | A Small Favour // The Price // One More Thing
~ {Keeper} will tell all, in return for a small favour. It is not small.
* {Keeper} holds out a list. It reaches the floor. (full tilt_down page)
keeper smug: I might remember. If somebody did me a tiny favour. | grand: One's memory improves with service. | dry: Information's free. Carrying these isn't. | precise: I propose an exchange of equal weight. I have scales. | gruff: Nothing's for nothing. There's a shed wants clearing. | gentle: I'd tell you gladly. Only these pans, you see... | bright: Swap! You help me first! It's tiny! | shy: I could say. If you'd, um. Help me with something.
lead: How tiny? | dry: Define tiny. | precise: Please state the size. | gruff: I know that voice. How small? | grand: One is listening with one ear. | shy: How, um. Big is it?
* {Lead} and {mate} carry something twice their size across {place}. (wide track_right steps)
mate tired: This is not tiny. | dry: I've seen smaller boats. | precise: It is eleven times tiny. | gruff: My back's older than this favour. | grand: One is carrying the moral weight. | bright: It's fine! I can't feel my arms at all! | shy: It's, um. It's getting bigger. | gentle: My poor feet will be telling this for years.
keeper happy: And now the other one. | grand: Adequate. There is a second. | dry: Great. Left a bit. And the other forty. | gruff: Good. That was the light one.
lead: There's another one? | dry: Of course there is. | precise: I had not budgeted for another one.
= turn | tender warm | It Wasn't About the Pans // What Was Really Wanted // Company
~ Halfway through, {lead} sees that the favour could have been done by one person in ten minutes. {Keeper} wanted company.
* Everything is done. {Keeper} finds one more thing to be done. (medium hold)
lead thinking: You could have done this by yourself. | dry: You didn't need two of us for that. | precise: This task needed one person and ten minutes. | gruff: You've been moving the same box about all day. | shy: You could've, um. Carried that one.
keeper shy: I could. It goes quicker with people in the room. | grand: One could. One would merely have had nobody to direct. | dry: Yeah, well. It's a quiet sort of box. | gruff: Hmph. Boxes don't talk back. | precise: Correct. The room was at one. I preferred three. | gentle: I could, love. But then it's just me and the pans. | bright: I know! But it's no fun on my own!
* Nobody says anything. {Mate} picks up the last box again and carries it back. (full track_left)
mate happy: I think this one was better over there. | dry: Hm. No. This one should go back. And then back. | precise: I have found an error. We shall need another hour. | gruff: This wants doing again. Properly. | grand: One is not satisfied. Again, all of it. | bright: We should do it all again! To be sure! | shy: I think, um. We missed a bit.
= find | warm mysterious | Paid // Now Then // A Fair Swap
~ The favour is paid for twice over, and {keeper} keeps the bargain.
* Three cups steam on the last box. (insert push_in)
keeper: A bargain's a bargain. Now, listen. | grand: The account is settled. You may sit. | dry: Fair's fair. Here it is. | gruff: You've earned it. Pull up a crate. | precise: Balance: zero. I shall now speak. | shy: Okay. Um. So. This is what I know.
<clue>

@carried
title: Catch {the thing} // {the thing} Goes for a Walk // Gone With the Wind Again
logline: the wind has taken {the thing}, and {lead} and {mate} take after it // {lead} has {the thing} nearly in hand when a gust takes it
away: street market seaside rooftop bridge field
= try | urgent comic | Catch It // Downhill // Nearly
~ {Lead} has it in reach, and then the wind has it. It is a long way round {place}.
* A gust. {The thing} sails past, just above everybody's reach. (wide track_right whoosh speed_lines)
lead shout: Catch it! | dry: Somebody stop that. Somebody fitter. | grand: Seize it! Somebody! Not one! | precise: It is leaving at six metres per second! | gruff: After it! Mind the steps! | shy: It's, um. It's going! | dreamy: It flies! How well it flies!
* {Lead} and {mate} run. It waits for them, and hops on. (full track_right run steps)
mate run: Left! No, my left! | dry: Left. Other left. The left with the thing in it. | precise: Bearing forty! Forty-five! A tree! | gruff: Cut it off! Not there! | grand: One is heading it off, with one's eyes. | bright: Got it! Got it! Haven't got it! | shy: It likes the, um. The corner! | gentle: Oh, mind that lady's apples!
lead: It's playing with us. | dry: It's got better manners than this in drawers. | precise: It slows when we slow. That is not physics. | gruff: It's doing that to spite me. | grand: It is being deliberately light. | shy: I think it's, um. Having fun.
* {The thing} settles on a ledge, just too far out. (insert impact)
mate tired: Nobody. Sneeze. | dry: Don't. Move. Don't even think windily. | bright: Nobody sneeze. I'm going to sneeze! | precise: Do not breathe in its direction.
= turn | tense mysterious | Too Far Out // What the Wind Wants // Let It Come
~ Every reach pushes it further off. {Mate} proposes to do what nobody chasing anything ever does: stop.
* {Lead} stretches out. {The thing} moves away by exactly as much. (medium hold)
mate thinking: Stop. Every time you reach for it, it goes. | dry: You're the draught. You know that? | precise: Your reach is moving the air. Please reach less. | gruff: Leave off. You're chasing it away yourself. | shy: It's you. Your coat's making, um. Wind. | grand: Desist. You are fanning it.
lead: So I should just stand here? | dry: So the plan's to do nothing. My best skill. | precise: The solution is inaction. I dislike it. | gruff: Stand here like a post? | shy: I can stand. I'm good at, um. Standing.
* They stand quite still. The wind looks about for something to do. (wide drift)
mate whisper: Wind's like a cat. Turn your back and it comes. | dry: Everything comes back if you act bored. | precise: Pressure is falling behind us. It should return. | grand: Ignore it. It works on everybody. It works on one.
= find | playful mysterious | Back Again // Into Our Hands // It Comes
~ When they stop running, {the thing} comes back by itself.
* {The thing} turns over once in the air and comes down at {lead}'s feet. (full tilt_down sparkle)
lead happy: Hello, you. | dry: Oh, now you come. | precise: Retrieved. Running was not needed. | gruff: About time. | grand: It has surrendered. | shy: It came, um. By itself. | dreamy: It has had its walk.
<clue>

@misread
title: Upside Down // The Wrong Way Round, {place} // {the thing}, Backwards
logline: {lead} and {mate} do exactly what {the thing} says, with remarkable results // {lead} follows {the thing} to the letter and ends up in the wrong place entirely
away: field forest street market seaside bridge
= try | comic playful | To the Letter // Exactly As It Says // The Wrong Bush
~ {Lead} does exactly what {the thing} says. It says so very clearly. It is quite wrong.
* {The thing}, held up and frowned at. (insert push_in)
lead point: It's perfectly clear. That way. | dry: It's clear. It's insane, but it's clear. | precise: The instruction is unambiguous. Forward. | gruff: Plain as porridge. That way. | grand: One reads it at a glance. That way. | shy: I think it says, um. There. | dreamy: It says there. Or it is a drawing of a goose.
* {Lead} and {mate} march off, and into a hedge. (full track_right steps)
mate: It says we go through the hedge? | dry: I'm in a hedge. Is that part of it? | bright: Are we meant to be in a hedge? | precise: We are in a hedge. I have checked twice. | gruff: That's a hedge. | grand: One is being asked to enter shrubbery. | shy: There's, um. There's a hedge. | gentle: Is it a short hedge, love? I've my good shoes on.
lead determined: It says straight on. So, straight on. | dry: Straight on, it says. I don't make the rules. | precise: It admits no exceptions for hedges. | gruff: Straight's straight.
* They come out on the other side, full of leaves, in front of a goat. (wide impact)
mate: And what does it say about the goat? | dry: Great. Does it mention him? | bright: A goat! Is the goat a clue? | precise: I find no goat in the text. | grand: Is that the oracle?
?lead thinking: The goat's not on here. | dry: He looks surprised too. | precise: Perhaps he is an appendix.
= turn | comic mysterious | The Other Way Up // Hold It Like This // Oh
~ {Mate} turns {the thing} the other way up. Everything they have done today was right, and backwards.
mate hand_to_chin: Give it here. Why's the moon at the bottom? | dry: Quick question. Why's the sky on the floor? | precise: I note that the sea is drawn above the clouds. | gruff: You've got the top at the bottom. | shy: Um. The birds are, um. Upside down. | bright: Why's it all standing on its head?
* {Mate} turns it round. Nobody says a word. (insert tilt_up page)
lead surprised: Oh no. | dry: I see. I'd like to be buried in the hedge. | precise: I see. I should like to be recalibrated. | gruff: Hmph. Well. It's badly drawn. | grand: One was reading it for the sake of the goat. | shy: Oh. I did the, um. The whole thing backwards.
mate laughing: All day! | dry: If it helps, you were very confident. | precise: You were wrong to a very high standard. | gruff: Not a word. I'll not say a word. For an hour. | gentle: Never mind, love. The goat liked us.
lead determined: But then we know where it does end. | dry: Fine. Then it ends where we began. | precise: Then the goal is exactly where we set out.
= find | mysterious warm | The Right Way Up // Where We Began // There All Along
~ Read the right way up, it leads to the one place they started from.
* {The thing}, the right way up at last. (insert push_in chime)
mate: There. Now look again. | dry: Now. With fewer hedges. | bright: There! Now look! | precise: Correct orientation. Please proceed. | gruff: Right way up. Now use your eyes.
<clue>

@suspect
title: It Wasn't {keeper} // The Case Against {keeper} // {keeper}, Accused
logline: everything points at {keeper}, so {lead} and {mate} point at {keeper} as well // {lead} suspects {keeper}, who would have liked to be asked
= try | comic tense | The Usual Suspect // Where Were You // Evidence
~ Everything points at {keeper}. {Lead} accuses {keeper.him}, with evidence. The evidence is crumbs.
* {Keeper}, doing nothing, suspiciously. (medium push_in)
lead point: Where were you last night? | dry: So. Nice alibi. Got one? | precise: You were seen. By nobody, but thoroughly. | gruff: You. I want a word. | grand: One accuses you. One has always wanted to. | shy: Um. I'm sorry. But was it you? | gentle: Now, I'm not cross, love. But was it you?
keeper: Asleep. Like everybody. | grand: One was asleep. One is always asleep. It is one's post. | dry: In bed. It's a thing people do. | gruff: In my bed. With my eyes shut. | precise: I was in the corner. I was being a corner. | bright: Last night? I was in bed! I can show you the bed! | shy: In, um. In bed. Mostly. | dreamy: Last night? I was quite far up.
* {Mate} lays three crumbs on the table, one by one. (insert pan_right)
mate: Then explain these. | dry: Then whose crumbs are these? | precise: Exhibits one, two and three. | gruff: And these? | bright: Aha! Crumbs! | grand: And these, which one has nearly not eaten? | shy: Then, um. These?
keeper surprised: Those are crumbs. | dry: Those are crumbs. You've cracked it. I eat. | grand: Those are crumbs. One has a licence. | precise: I never leave crumbs. I count them. | gentle: I should hope there are crumbs. I bake.
?lead: That wasn't a no. | dry: Not a denial. | precise: It is not a denial.
= turn | sad tender | Oh Dear // What We Did // The Wrong One
~ {Keeper} was only keeping a kindness secret. {Lead} has been unfair, and knows it.
* {Keeper} has put something wrapped in paper on the table, and turned away. (wide hold)
keeper sad: It was for you. It was meant to be a surprise. | grand: It was a gift. One gives one every eleven years. | dry: It was for you. Forget it. | gruff: It's for you. Was. Is. Take it. | precise: The secret was a present. Its effect is now reduced. | shy: I was making it. For, um. For you.
lead sad close: Oh. Oh, I've got this all wrong. | dry: Well. I feel about this tall. | precise: I have made an error. It has a face. | gruff: Hmph. I'm an old fool. | grand: One may have been hasty. One may have been a gull. | shy: I'm sorry. I should've, um. Just asked. | dreamy: I looked so hard that I did not see you.
mate: We both did. | dry: We. I brought the crumbs. | precise: I supplied the exhibits. I am sorry. | bright: It was me as well! I did the crumbs!
keeper: It's all right. You could have asked, that's all. | grand: You are forgiven. It has been minuted. | dry: It's fine. Next time, try words. | gruff: Ask, next time. I don't bite. | precise: I have already forgiven you. It took two seconds. | gentle: Come here. No harm done, only a bit of dust.
= find | mysterious warm | The Right Question // Who Then // Somebody Else
~ Asked kindly, the right person answers.
* {Lead} puts the crumbs away. (medium hold)
lead: If it wasn't you, then who? | dry: Okay. So who was it? | precise: Let us begin again, politely. | gruff: Right. From the start, and civil. | shy: Can we, um. Start again?
<clue>
"""
