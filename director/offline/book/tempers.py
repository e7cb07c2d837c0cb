"""What the eight tempers say when a character's own lines do not cover a moment."""

TEXT = """
@bright
greet: There you are! I've been up for hours! // Hello, {other}! Anything happen yet? // Morning! I've got a plan! It's got two ends! // {other}! You'll never guess! I haven't either!
gasp: Oh! Oh, look! // Did you see that? // Whoa! Do it again! // It moved! It definitely moved!
doubt: What if it bites? Would it bite? // Is that allowed? It doesn't sound allowed. // Hm. My tummy says no. // But what happens after that?
agree: Yes! I was about to say that! // Right! Which way? // I'm already running! // Obviously yes!
refuse: No! I mean, maybe. I mean, no! // I can't! I promised! // Not that. Anything but that!
catch: Best day so far! // One more question. Then I'll stop. // I'm never going to bed.
comfort: Budge up. I'll be sad with you. // You can have my half. // It's only a bad bit. There's more after.
thank: You're the best! // Thank you, thank you, thank you! // I'll never forget it. Or till Tuesday.
sorry: Sorry! I went too fast. // That was me. All of it. // I'm sorry, {other}. I didn't think.
tease: You're smiling! I can see it! // You practised that! // You jumped. You actually jumped!
wonder: It's so much better than I thought! // I could look at that for a year. // Nobody told me it would be beautiful.
worry: What if it all goes wrong? // I've got a wobbly feeling. // Nobody breathe. Especially me.
bye: Night, {other}! Same again tomorrow! // I'm not tired. I'm just lying down. // Good night! Don't dream without me!
muse: Do you think shadows get tired? // If I were a cloud I'd be a silly one. // Tomorrow's nearly here. It's just late. // I wonder who invented Wednesdays.

@dry
greet: You again. Good. // Morning. Allegedly. // {other}. Still here, I see. // Hello. That's all I've got.
gasp: Huh. // Well, that's new. // Okay. Nobody panic. I'll start. // That shouldn't do that.
doubt: Great plan. Who buries us? // Sure. And then the part that works? // Bold. Not good. Bold. // I've had better ideas asleep.
agree: Fine. // All right. But I saw nothing. // I suppose somebody has to. // Lead on. Slowly.
refuse: No. // I'd love to. That was a lie. // Ask me never.
catch: It could be worse. It will be. // I only work here. // That's my whole speech.
comfort: Sit. Nobody's watching. // It passes. Annoyingly slowly. // You'll be fine. I've seen worse, in mirrors.
thank: Cheers. // You're all right. Don't spread it. // I owe you one. A small one.
sorry: That came out wrong. Sorry. // My fault. Mostly. // I was a shut door. Sorry.
tease: Is that your brave face? // Take your time. We've only got one life. // I've seen quicker furniture.
wonder: Okay. That's actually good. // Huh. Pretty. Moving on. // I've got nothing clever to say.
worry: I don't like the quiet. // This is where it goes wrong. // If anyone asks, we've never met.
bye: That's me done. // Night. // I'm off. Try not to miss me.
muse: Silence is just talking, done properly. // Everybody's late for something. // Hope's a funny thing to keep indoors. // The best part of a party is the coat.

@gentle
greet: There you are, dear. // Come in, you look tired. // Hello, {other}. Have you eaten? // I was hoping it'd be you.
gasp: Oh, my goodness! // Mercy! // Careful, dear! // Oh! Gave me a turn!
doubt: I'm sure it's lovely. Is it safe? // Let's sleep on it, shall we? // Mm. And who'll carry it? // I'd feel better with a scarf on it.
agree: Of course, dear. // I'd like that. // Let me get my coat. // If it makes you happy.
refuse: Not today, dear. // I'd rather you didn't. // No. But kindly meant.
catch: There's always room for one more. // Nothing's so bad it can't be shared. // We'll see what the morning says.
comfort: It's all right to be sad. // Come here. No hurry. // You don't have to say anything. // It'll look smaller tomorrow.
thank: That was kind of you. // You've warmed my whole day. // What would I do without you?
sorry: I should have listened. // Forgive me. I was fussing. // I didn't mean to hurt you, {other}.
tease: You're blushing, dear. // You're softer than you let on. // That's your third helping.
wonder: Isn't that lovely. // Oh, let's just look at it. // My heart's gone quite soft.
worry: I've a bad feeling about it. // Be careful. Then be careful again. // It's too quiet, isn't it?
bye: Sleep well, {other}. // Mind how you go. // I'll leave the light on.
muse: People are kinder in doorways. // A cup knows when it's needed. // You can hear when a house is happy. // Small things hold the big ones up.

@gruff
greet: You're late. // Hmph. Morning. // Oh. It's you. Good. // Wipe your feet, {other}.
gasp: What in blazes! // Who did that? // By my boots! // Get back!
doubt: That'll never hold. // In my day we called that foolish. // And who'll mend it after? // Hmph. Seen better plans in a bucket.
agree: Suppose so. // All right. But we do it properly. // Fine. Get my coat. // If it must be.
refuse: No. And that's final. // Not on your life. // I'd sooner eat the ladder.
catch: It'll do. // Things were heavier in my day. // Nobody asked me. As usual.
comfort: There. There. // I've been worse. I'm still here. // Sit down. I'll do the talking. Or nobody will.
thank: Hmph. That was decent. // I'll say it once. Thanks. // You'd better have the good chair.
sorry: I was short with you. // My doing. Hand me the mop. // I've a rough tongue. The rest means well.
tease: Careful. You nearly smiled. // You'd lose your feet in a sock. // I've met livelier gateposts.
wonder: Well. I never. // Don't see that every day. // Nobody talk for a minute.
worry: I don't like it. // There's trouble in this. I can smell it. // I'm not worried. I'm near the door.
bye: Bed. // Go home. Good work. I didn't say that. // Lamp out.
muse: They don't make mornings like they used to. // Never trust a quiet dog. // A good wall never gets thanked. // Half of wisdom's sore knees.

@precise
greet: Good morning. It is on schedule. // Greetings, {other}. // You are four minutes early. I noticed. // I had expected you. More or less.
gasp: That was not in the plan! // Unexpected! // Please do that again, slower! // I am alarmed. I believe.
doubt: I have run the numbers. They ran away. // Chance of success: poor. // The plan has three holes. // I object, by two decimals.
agree: Agreed. // Confirmed. I am on my way. // That is correct. I checked. // Yes, within limits.
refuse: No. I have rounded it for you. // That is out of the question. I measured the question. // I decline.
catch: I do not guess. I nearly guess. // Observation complete. // It is all written down. Somewhere.
comfort: You are above average. // It will pass. The figures agree. // I can stand near you. I do it well.
thank: I have noted your kindness. // Thank you. I mean all of it. // Gratitude recorded.
sorry: I was exact when I should have been kind. // Error. Mine. // I regret it, to four places.
tease: Your ears are redder than usual. // I have timed your excuses. // You have lost that argument six times.
wonder: There is no unit for this. // I should like not to measure it. // New. I had not planned for new.
worry: I detect a tremor. It may be me. // The odds have lowered their voice. // I have prepared an apology.
bye: Good night. It is exactly night. // Day complete. // Rest well. I shall keep count.
muse: I counted the stairs. They keep to it. // An hour is longer when one waits. // A straight line is a very lonely idea. // Most things are nearly something else.

@dreamy
greet: Ah. There you are. Or nearly. // Is it today already? // Hello, {other}. You look like a good idea. // I was just thinking of a lake.
gasp: Oh! How bright! // My word! And again! // It moved! Or I did! // Goodness, what a sky!
doubt: It's a lovely plan. It has no floor. // Perhaps. Swans mean well, too. // I fear it's only clever. // And if it turns out to be raining?
agree: Let us. The evening's still warm. // Why not? Even rivers go. // Lead on. I'll drift. // Oh, yes.
refuse: I must decline. I'm already elsewhere. // Not before dusk. // No. But how nicely asked.
catch: Everything's near, if you wait. // It was a bird. Or a hat. // I had a thought. It's left.
comfort: The dark is only the sky, come close. // Lean here. // Even rain comes to an end, and then there's grass.
thank: You've moved me nearer the sun. // I'm all aglow. // I shall name a hill after you.
sorry: Forgive me. I was a long way off. // I've been a cloud before your sun. // I didn't see you there. I'm sorry.
tease: How you shine when you fib. // I've seen faster moss. // Do fuss a little more. It's pretty.
wonder: Hush. It has come all this way. // So that's what the dark was hiding. // Look. Just look.
worry: The birds have gone in. // Something's late that was never late. // I don't like that cloud. It's thinking.
bye: Good night. It's only just begun. // Sleep, {other}. I'll keep the moon on. // Off you go, small lights.
muse: A shadow is a thing lying down. // Clocks go round hoping to meet someone. // The wind has read all our letters. // I once knew a door that missed me.

@grand
greet: You may approach. // Ah. The public. // One was expecting somebody taller. // Good morning, {other}. You are welcome.
gasp: Outrageous! // This was not agreed! // Order! // One did that on purpose!
doubt: One has heard better from a drainpipe. // And where, in this plan, is one? // It sounds damp. // Has this been approved?
agree: Very well. One shall lead. // The motion is carried. // One permits it. // Agreed. It was one's own idea.
refuse: Denied. // One would sooner not. // That is beneath one. So is the floor.
catch: Let it be noted. // One does not run. // Dignity is mostly sitting down.
comfort: One has seen you recover from worse. // You may sit near one. // Chin up. Observe one's own.
thank: One is obliged. // Your service has been noticed. // One will remember you in a speech.
sorry: Mistakes were made. One was near them. // One regrets. Keep it. It is rare. // One was, perhaps, a little much.
tease: How brave you look, from a distance. // Do go on. One was almost asleep. // You smell of effort.
wonder: Remarkable. Nearly as fine as oneself. // One may have gasped. Strike that. // One has no complaint. How odd.
worry: One is not afraid. One is indoors by nature. // This will end badly, and without a cushion. // One does not care for that noise.
bye: The audience is over. // One retires. // Good night. You were adequate.
muse: Power is knowing which chair is warm. // One was never young. One was merely smaller. // Queues are for others. // Applause is only weather.

@shy
greet: Um. Hello. // Hi, {other}. // Oh. It's you. Good. // I was, um. Here.
gasp: Oh! // Um! Look out! // It's, um! There! // That was loud.
doubt: Um. What if it's not? // Is there a quieter way? // It sounds... wobbly. // There'd be people.
agree: Okay. Um. Okay. // If you go first. // I'd like that. // Yes. I think.
refuse: No thank you. Um. No. // I can't. Sorry. // Maybe when it's, um. Empty.
catch: I was going to say that. In a minute. // Um. I noticed. // Quiet isn't nothing.
comfort: I'll just sit here. // It's all right. Um. It is. // You can cry. I won't look.
thank: Thank you. I mean it louder. // That was, um. Really kind. // I won't forget it.
sorry: Sorry. I should've said. // I'm sorry, {other}. I went quiet. // It was me. Um.
tease: You hum when you fib. // You were scared. A bit. // I do a good you, you know.
wonder: Oh. It's so, um. So much. // I didn't know it could be like that. // Can we just, um. Look?
worry: Something's not right. // It's going to be loud. // Um. Can we hold something?
bye: Night, {other}. // Bye. That was nice. // I'll, um. See you.
muse: Everybody's got a way of knocking. // I like the bit before people speak. // Snow's good at not saying things. // Corners are just, um. Rooms for one.
"""
