"""Running gags: each comes back through a stretch of episodes and goes one further every time."""

TEXT = """
@hen
gag: A hen crosses the picture, on business. // The hen is back, with a very small suitcase. // The hen stands in a queue. Nobody is in front of it. // The hen has got to the head of the queue, and cannot remember what it came for. // The hen is shown something in a larger size. // The hen leaves, in a hat. It was worth the wait.
@plank
gag: Somebody carries a long plank past. It takes a while. // The plank comes by again. The front end has changed its mind. // Two people carry the plank, each in front. // The plank goes by with somebody asleep on it. // A much shorter plank goes by. Nobody mentions it. // The plank is a bench now. The one who carried it sits on it, done for life.
@letter
gag: A letter blows past, just too high to catch. // The letter again. It has been almost caught; there is a corner missing. // The letter has a hat in pursuit, and the hat a man. // The man has caught the letter, and lost the hat. // The man reads the letter. It is addressed to the hat. // The hat has settled. It reads by lamplight.
@ladder
gag: A man at the top of a ladder has forgotten why. // He is still up there. Somebody has taken the ladder. // He has been sent up some soup. // He has been joined by a second man, who came to help. // There are four of them up there now, and they have a song. // The ladder is back. Nobody wants to come down.
@dog
gag: A small dog walks a large man. // The dog has tied the man to a post, and gone in. // The man has been given a biscuit, for waiting. // The dog introduces the man to another dog's man. // The men get on. The dogs look at their watches. // Both men are let off the lead. They come back, eventually.
@pie
gag: A pie cools on a sill. // The pie is cooler, and smaller. // The pie has been moved to a higher sill. So has the ladder. // The pie is under guard. The guard has gravy on him. // There is only the dish now, and a note: worth it. // A new pie cools on the sill. It has a lock.
@statue
gag: A pigeon sits on a statue's head. // The statue has a pigeon. The pigeon has a friend. // The statue has been given an umbrella. // The pigeons are giving a small party. The statue looks resigned. // The statue has moved its arm. Nobody has noticed but the pigeons. // There is only the plinth. Far off two pigeons ride a pair of shoulders.
@band
gag: A man with a drum looks for his band. // The man with the drum meets a man with a triangle. Not that band. // Both of them look, now. They are quite a loud search. // A tuba has joined. It was looking for somebody else. // They have given up looking and play a little. // The band they were looking for comes by, stops, and listens.
@paint
gag: Somebody paints a door: Wet Paint. // Somebody has touched it, to see. So has everybody after them. // There are eleven hands on the door, in order of size. // The painter has come back, and considers the hands. // The painter adds a hand. // The door has a frame round it, and a rope in front, and a queue.
@goat
gag: A goat eats a notice. // The goat eats the notice about the goat. // The goat has been given a bell, and eats it. // The goat rings when it walks. // The goat is an hour off, but close; people have begun to set their watches. // The goat strikes twelve. It is twelve.
@snail
gag: A snail sets out along the wall. // The snail has reached the first brick. // Somebody has chalked a finishing line on the wall, a long way off. // People stop by the wall, and bet. // The snail turns round. There are gasps. // The snail arrives where it began, and is carried shoulder-high.
@mirror
gag: Two men carry a mirror across. A cat sees a cat. // The mirror comes back. The cat is waiting, with a present. // The mirror has been put down for a moment. There are two presents. // The mirror is gone. The cat sits where it was, and looks. // The mirror stands in a shop. So does the cat. // In the shop window sit two cats. One of them is real, and neither minds.
"""
