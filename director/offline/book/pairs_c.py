"""Stories between two people that follow from what has been between them; see `pairs_a`.

`promise`, `bet` and `debt` need an event of that kind between the two, `chill` a quarrel, `fond` a
friendship that has grown as far as it can.
"""

TEXT = """
@rematch
title: The Rematch
logline: {a} wants a rematch from {b}, and the subject is thumbs
needs: bet
kinds: cafe workshop station market rooftop
= spark | comic playful | Best of Three // You Only Won Because // Rules for Thumbs
~ {A} has not got over losing to {b}, and asks for a rematch in something else.
* {A} puts a cushion on the table, and both thumbs on the cushion. (medium push_in)
a determined: You won that time. I want another go. | dry: About last time. I'd like to lose again, properly. | grand: One was not defeated. One was interrupted. A rematch. | precise: One to you. A sample of one is not evidence. | gruff: You won fair. Did you? Again. | bright: Rematch! I've been training! In secret! You saw me! | shy: Could we, um. Do it over? | gentle: I've been thinking, love. I'd like another try.
b: In what? // At what? | dry: Fine. Name your disgrace. | grand: One accepts. Choose your weapon, if it is soft. | precise: State the discipline. | gruff: At what, this time? | bright: Yes! In what? In everything? | shy: Is it, um. Loud?
a: Thumbs. | dry: Thumbs. Nobody gets hurt. Except inside. | grand: Thumbs. It is the sport of kings who are sitting down. | precise: Thumbs. I have measured yours. | gruff: Thumbs. Like men. Or whatever you are. | bright: Thumbs! | shy: Just, um. Thumbs.
* Two thumbs bow to one another. (insert push_in)
= knot | comic tense | Second Thumb // It Slipped // The Referee Is a Spoon
~ It has gone on for an hour. Both have forgotten how to let go.
* Two thumbs, trembling. An hour has gone by; the shadows say so. (insert hold)
a tired: We could call it a draw. | dry: My arm's gone. It's left without me. | grand: One could graciously stop at the same time as you. | precise: We are at sixty-one minutes. Neither thumb has moved. | gruff: Had enough? I've not. Have you? | bright: Is it still going? I can't feel which one's mine! | shy: Mine's, um. Asleep.
b: You first. | dry: After you. | grand: You may. One is still fresh. | precise: On three. One of us will not. I know it. | gruff: Never. You? | bright: On three! One, two... you didn't! | shy: You, um. You let go.
= mend | warm comic | A Draw // Nobody Wins // Three Cups, No Thumbs
~ They let go at the same moment, when the kettle boils.
* A kettle whistles. Two hands fly up. (full impact)
a surprised: You let go! | dry: You let go. | grand: You yielded! To a kettle! | precise: Simultaneous, within a tenth. | gruff: Ha! You let go! | shy: We both, um. Let go.
b: So did you. | dry: So did you. I saw it. With pleasure. | grand: One was called to tea. It is not the same. | precise: I also. It is a draw. I find that I wanted one. | gruff: You first. By a whisker. | gentle: Well, it was boiling, love. | bright: So did you! We both lost! It's wonderful!
a happy: Same time next year? | dry: Same again, when the feeling's back? | precise: I propose to repeat it annually. | gruff: Next year, then. If the thumb's spared. | grand: One will grant you a third occasion. | shy: Again? Some, um. Time?
! event duel a b {A} and {b} held thumbs for an hour, and lost to a kettle.
! relation a b +1

@repaid
title: Paid in Full
logline: {a} wants to pay {b} back at last, and {b} will not have it
needs: debt
= spark | comic warm | What I Owe You // Take It // It Will Not Go Away
~ {A} has come to pay {b} back. {B} will not take it, which is against every rule.
* {A} holds out something heavy in a napkin. {B} keeps both hands behind {b.his} back. (medium hold)
a: Here. For that time. Then we're even. | dry: There. Take it, and I can sleep. | grand: One has come to settle. Kindly be settled. | precise: Principal and interest. I have included a biscuit. | gruff: That's yours. No arguing. | bright: I'm paying you back! Hold out your hands! | shy: It's for, um. That time. | gentle: I've never thanked you properly, pet. There.
b: I don't want to be even. | dry: I like you owing me. It's the only power I've got. | grand: One prefers to have you in one's debt. It is warm there. | precise: I decline. If we are at zero you need not come by. | gruff: Keep it. I never lent it. | bright: No! It was a present! You can't give it back! | shy: No. If you pay it you won't, um. Need to come. | gentle: Put that away. It was nothing.
a surprised: But you have to take it! | dry: That's not how it works. I checked. | precise: That is not provided for. | gruff: Take it, you mule! | grand: One does not refuse one! | shy: But I've, um. I've carried it all this way.
= mend | tender warm | On the Doorstep // Owing // And One More
~ {A} leaves it on {b}'s step and runs. At home it is lying on the step already.
* A napkin on a doorstep. A knock, steps, nobody. (wide track_right steps)
a: How did you get here before me? | dry: You're faster than you look. That's annoying. | grand: You have overtaken one. In slippers. | precise: You cannot have been here. You were here. | gruff: How'd you get round the back so quick? | bright: I ran! And you still won! | shy: You were, um. Quick.
b: I know a short way. It's the one you always take to me. | dry: There's a short cut. You wore it. | grand: There is a path. You have trodden it, daily. | precise: Your path to me is four hundred paces. I took it backwards. | gruff: You've worn a path from yours to mine. I used that. | gentle: Your own little path, love. It goes both ways. | shy: It's the way you, um. Always come.
a happy: Then I still owe you. | dry: Great. So we're stuck with each other. | precise: Then the account stays open. I shall come on Thursdays. | gruff: Then I owe you. And I'll be back. | grand: Then one remains obliged. How pleasant. | shy: Then I'll, um. Come again.
! event gift b a {B} left {a} a present on the step that {a} had meant for {b}.
! relation a b +1

@dance
title: One, Two, and the Other One
logline: {a} cannot dance, {b} cannot count, and there is music already
kinds: kitchen street rooftop cafe station
ends_at: kitchen street rooftop cafe station seaside
= spark | comic playful | On My Foot // The Left One // Counting
~ {B} is teaching {a} to dance. The broom was better.
* {A}, a broom, a great deal of concentration. (full track_left)
b: Now with me instead of the broom. | dry: Put the broom down. It's leading. | grand: Dismiss the broom. It has no rank. | precise: Please substitute me for the broom. | gruff: Broom down. Come here. | bright: Now me! I'm better than a broom! I've got two feet! | shy: You could, um. Try it with me. | gentle: Come along, love. I don't bristle.
a afraid: The broom never minded. | dry: The broom and I have an understanding. | grand: One was doing so well with the broom. | precise: The broom has no toes. It is a great advantage. | gruff: Broom's got no toes to tread on. | bright: Okay! Sorry! Was that you? Sorry! | shy: I'll step on, um. You.
* They begin. A small cry. They begin again. (insert shake impact)
a: Was that your foot? | dry: I felt that. And it wasn't even mine. | grand: Your foot was under one's. | precise: Contact: eleven. | gruff: Keep your feet out of it. | shy: Was that, um. Was that you?
b tired: That was both of them. // I've got another one at home. | dry: It was. I'll miss it. | precise: Both. At the same time. I had not thought it possible. | gruff: That was my good one. | gentle: Only a little bit, pet.
= mend | warm tender | Without Counting // The Music Stops First // And Round
~ When nobody counts any more, it goes of itself.
* No broom, no counting. Two people who do not look down. (full drift sparkles)
b happy: Don't think. Tell me what you had for breakfast. | dry: Stop counting. Tell me something boring. | grand: Speak of something else. Speak of one. | precise: Occupy your mind. Recite something. | gruff: Never mind your feet. What'd you have for breakfast? | gentle: Just tell me about your day, love.
a: Bread. With jam. The jam was... I'm dancing! | dry: Toast. Nothing on it. I didn't... oh. Oh, no. I'm good. | grand: An egg. It was... one appears to be waltzing! | precise: Porridge, two hundred grams, and... I have not counted for a minute. | gruff: Herring. And then... Well, blow me. I'm dancing. | bright: Jam! And then more jam, and then... I'm doing it! | shy: Just a, um. A roll. Oh. I'm... oh.
b: Don't say it. Now you've said it. // Shh. Round. And round.
* A small cry. Then laughing, both of them. (wide pull_out)
! event dance a b {A} and {b} danced until the music had gone home.
! relation a b +1

@photograph
title: Everybody Look Here
logline: {a} wants one photograph on which {b} does not look like that
kinds: seaside bridge station rooftop market
= spark | comic playful | Don't Blink // Like That // One More
~ {A} has a camera for a day, and {b} has a face that it does not suit.
* {A} under a black cloth. {B}, very stiff, in front of it. (wide hold)
a: Look natural. | dry: Try to look alive. | grand: Look up to one. As always. | precise: Please display face number four. | gruff: Don't pull a face. | bright: Smile! Not like that! Like you! | shy: Just, um. Like you are. | gentle: Think of something nice, love.
b: I am. // How? | dry: This is my natural. It's a tragedy. | grand: One is never anything else. | precise: Which one is face number four? | gruff: This is my face. | bright: Like this? Like this? Or like this? | shy: I don't know what it, um. Does.
* A flash. Smoke. {B} has blinked. (full impact)
a: You blinked. | dry: You blinked. You look like a letter box. | precise: Eyes: zero. | gruff: Blinked. | bright: You blinked! You look like you're tasting something! | shy: You sort of, um. Blinked.
b: It flashed! // You might have said when. | dry: It exploded. I've got feelings. | precise: It was self-defence. | gruff: It went off in my face! | grand: The light was insolent.
= mend | tender warm | The Blurred One // That One // By Accident
~ The good pictures have come out badly. The one that went off by mistake shows {b} as {b.he} looked at {a}.
* Pictures on a line, drying. In the last one somebody laughs. (insert pan_right)
a: This one isn't on purpose. I'd dropped it. | dry: That one's an accident. I fell over the tripod. | grand: That one took itself. | precise: Number nine: unintended. The shutter fell on me. | gruff: That's when I tripped. | bright: That's when I fell in the basket! | shy: That's the one where I, um. Fell.
b surprised: Is that what I look like? // I'm laughing. I never look like that. | dry: Huh. Who's that? They look happy. | grand: One is laughing. Destroy it. No. Give it here. | precise: I have not seen this expression before. Is it new? | gruff: Never knew I looked like that. | shy: I look, um. Nice.
a happy: Always, when you think that nobody's looking. | dry: All the time. When you forget to be you. | precise: Daily. It is face number four. | gruff: Every day. You're the only one who's never seen it. | gentle: That's how you look at us, love. All day long. | grand: It has been observed before. One kept it to oneself.
! event gift a b {A} gave {b} the one photograph that was an accident.
! relation b a +1

@umpire
title: Out
logline: {a} and {b} play a game, and fall out about a line that neither of them drew
needs: fond
kinds: field seaside street rooftop market
= spark | playful comic | In // Out // Which Line
~ {A} and {b} play a friendly game. It is friendly until the ball lands on the line.
* A ball on a line. Two faces bent over it. (insert crash_zoom)
a: Out. | dry: Out. By a mile. By a small mile. | grand: Out. One saw it. One sees everything. | precise: Out, by three millimetres. | gruff: Out. | bright: Out! Sorry! But out! | shy: I think it was, um. Out? | gentle: I'm afraid that was out, pet.
b: In! It's touching! | dry: In. It's practically moved in. | grand: In. The line is beneath one's ball. | precise: In. The line is part of the field. Paragraph two. | gruff: In! Are you blind? | bright: In! In, in, in! | shy: It was, um. It's on it. | gentle: Oh no, love. It's on the line, that.
a: Who drew the line? // That's not even the line. That's a worm. | dry: Whose line is it? You never bring a line. | precise: The line is curved. It cannot be relied on. | gruff: That's no line. That's a ditch.
= knot | sad tense | You Always // I Never // Take Your Ball
~ It is no longer about the ball.
* The ball lies between them. Nobody picks it up. (wide hold)
b angry: You always have to be right. | dry: You'd rather be right than have a good time. | grand: You cannot bear it that anybody else should win. | precise: In ninety disputes you have yielded in none. | gruff: You never could lose. Not once. | bright: You're never wrong! It's not fair! | shy: You never say that I, um. Could be right. | gentle: You might let somebody else be right, just once.
a angry: And you always leave. Go on. Leave. | dry: And here comes the exit. Mind the line. | grand: And you always sulk. Proceed. | precise: And you always withdraw at this point. It is minute nine. | gruff: Go on, then. Walk off. Like always. | bright: You're the one who's shouting! | shy: And you, um. You always go. | gentle: And you always make it bigger than it is, love.
* {B} goes. Behind {b.him} the line is washed out, or blown away, or only trodden on. (extreme_wide pull_out)
= mend | warm tender | A New Line // Both In // On the Line
~ {A} draws a new line, very wide, so that everything is on it.
* {A} with a paint pot. The line is a yard across. (full track_right)
b: What's that? // That's not a line. That's a road. | dry: Bit wide, isn't it? | precise: That line is ninety centimetres wide. | gruff: What d'you call that? | grand: It is a boulevard. | shy: That's, um. That's really wide.
a shy: So that there's room for both of us to be right. | dry: It's so we both can be right on it. | grand: It accommodates two. One had oneself in mind, and then you. | precise: It increases the region in which we agree. | gruff: Room for two on that. | bright: It's so big that everything's in! And you're in! | gentle: There's room for us both on it, love. | shy: So you can, um. So it's always in.
b happy: It was out, you know. By a bit. // I wasn't going to leave. I was fetching a ruler.
! event truce a b {A} painted {b} a line that was wide enough for two.
! relation a b +1
! relation b a +1

@kept
title: A Promise Is a Promise
logline: {a} keeps a promise to {b} that {b} had given up
needs: promise
= spark | playful warm | You Said So // I Haven't Forgotten // Today
~ {A} has not forgotten the promise. {B} had decided not to mention it.
* {A} turns up in front of {b}, ready to go. (full wave)
a happy: Today. I promised, so today. | dry: So. That thing I promised. Today, before I think. | grand: One gave one's word. One has come to spend it. | precise: Promise due. I am four minutes early. | gruff: I said I would. Come on, then. | bright: It's today! The thing! I promised! It's today! | shy: I said I'd, um. So I'm here. | gentle: I promised you something, love. I hadn't forgotten.
b surprised: You remembered? | dry: You meant that? People say things. | grand: One had excused you already. In the minutes. | precise: I had filed it under 'kind, unlikely'. | gruff: Didn't think you'd bother. | shy: I thought you'd, um. I thought it was just talk. | gentle: Oh, I never wanted to bother you with it.
a: A promise is a promise. Even a small one. | dry: I only make about two a year. I keep them. | grand: One's word is stamped. | precise: I keep everything. It takes up the whole of me. | gruff: Said's said. | shy: I wrote it on my, um. On my hand.
= mend | warm tender | Kept // As Promised // Crossed Off
~ The promise is kept. It went wrong in places, which was the best of it.
* {A} and {b} come back, muddy and content. (wide track_left)
b laughing: That wasn't at all how you described it. | dry: You said 'easy'. You said 'dry'. | precise: It differed from the description in nine points. | gruff: Never been so wet on a nice day. | grand: One was promised dignity. One was given mud. | bright: It was so much worse! It was brilliant! | shy: It was, um. It was really wet.
a: But I kept it. | dry: Promise kept. Terms and conditions. | precise: But it was kept. | gruff: Did it, though. | grand: Nevertheless. Kept.
* {A} crosses something out on a very old piece of paper. (insert push_in)
b: Will you promise me another? | dry: Got any more of those? | precise: I should like to renew. | gruff: Hm. What's next on it? | shy: Have you got, um. Any more?
a happy: Give me a week to dry. | dry: Ask me when I'm dry. | precise: Renewal accepted. | gruff: Next spring. If I'm spared. | grand: Apply in writing. One will say yes. | gentle: Any day you like, love.
! keep a b
! relation b a +1
! event kept a b {A} took {b} to {far}, as promised.

@thaw
title: Not Speaking
logline: {a} and {b} are not speaking, which they tell one another at length
needs: chill
ends_at: station seaside bridge forest rooftop
= spark | comic wistful | Tell Them From Me // Not Speaking // The Cold Shoulder
~ {A} and {b} are not on speaking terms. Everything goes by way of a gull.
* {A} and {b} back to back. On a rail between them, a gull. (full hold)
a: Tell {b} that I'm not speaking to {b.him}. | dry: Bird. Tell {b} I've nothing to say. At length. | grand: Inform {b} that one has been mute since breakfast. | precise: Kindly relay: silence. | gruff: You can tell that one I've nothing to say. | shy: Could you tell {b} I'm, um. Cross? If it's all right. | gentle: Tell {b}, love, that I'm not here.
b: Tell {a} that I noticed. It was lovely. | dry: Tell {a} it's been bliss. Like a holiday. | grand: Inform {a} that one heard nothing, with pleasure. | precise: Kindly relay: received. | gruff: Tell that one it's mutual. | shy: Tell {a.him} I, um. I heard. | bright: Tell {a} I'm not talking either! I'm not talking more!
* The gull looks from one to the other. (insert hold)
a: And tell {b} to put a scarf on. It's cold. | dry: And {b.his} coat's undone. Not that I looked. | precise: And that the temperature is falling. That is a fact, not a greeting. | gruff: And to do up that coat. It's bitter out. | gentle: And tell {b.him} there's soup. Not from me.
b: Tell {a} I've got one. It's the one {a} gave me. | dry: Tell {a} it's fine. It's the good coat. {A} chose it. | gruff: Tell {a} I'm wearing the blasted thing. | shy: I've got it on. It's, um. It's the one from you.
* The gull has had enough, and leaves. (wide whoosh)
= mend | tender warm | Who Started It // Without the Gull // Sorry, Both
~ Without the gull they have to talk to each other.
* A narrow bench. {A} at one end, {b} at the other. (wide hold)
a: The gull's gone. | dry: We've lost our interpreter. | precise: The channel is closed. | gruff: Bird's gone. | grand: Staff are impossible to keep.
b: I saw. | dry: Yep. | precise: Correct. | gruff: I've got eyes.
a sad: I don't even remember what it was about. | dry: What were we even on about? | grand: One's grievance has been mislaid. | precise: I have searched for the cause. The drawer is empty. | gruff: Blowed if I know what it was about. | shy: I don't know why I was, um. Why we stopped.
b: Something about a spoon. | dry: A spoon. You said 'spoon' in a tone. | precise: It was about a spoon. I was also wrong about the spoon. | gruff: Spoon. It was a spoon. | gentle: It was only the one spoon, love. | bright: A spoon! It was about a spoon! | shy: It was, um. A spoon.
* They move towards one another, a little at a time, until there is no bench left between them. (full push_in)
a happy: You can have the spoon. | dry: Have the spoon. Have all the spoons. | grand: One cedes the spoon. | precise: I surrender the spoon. | gruff: Take the spoon.
! relation a b +1
! relation b a +1
! event truce a b {A} and {b} made it up, and nobody knew any more what about.
"""
