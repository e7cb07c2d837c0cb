"""The feasts of the story year, two in each season, and what is done and said on them."""

TEXT = """
@buds
season: spring
name: Window Day // the Airing // Open Door Day
custom: Every window and every door stands open, and whoever is cold puts on somebody else's coat. // Bedding hangs from every rail, and people say things out of windows that they have saved up all winter.
eve: Tomorrow everything has to be opened that has been shut all winter. // Somebody is oiling hinges already, for tomorrow.

@seed
season: spring
name: Seed Night // the Burying of the Beans // First Bean
custom: Everybody plants one bean in the dark, and does not say what they have wished. // Beans are planted by lantern, each with its own small flag.
eve: The beans are already soaking for tomorrow. // Everybody has chosen a bean, and nobody shows theirs.

@longlight
season: summer
name: the Long Light // Late Supper // the Day With No Evening
custom: A table without an end stands out of doors, and nobody may go in before the last light does. // Supper is eaten backwards, sweet things first, until it is too dark to see them.
eve: Tomorrow is the longest day, and there are already too few chairs. // Tables are being carried from one house to another, for tomorrow.

@boats
season: summer
name: Bathtub Sunday // the Regatta of Unsuitable Boats // Float Day
custom: Whatever floats is a boat today, and whatever is a boat may not be one. // A wardrobe leads the race, by a drawer.
eve: Somebody is painting a number on a bathtub, for tomorrow. // Tomorrow is the race, and the wardrobe has been caulked.

@thanks
season: autumn
name: Giving-Back Day // the Day of Returned Spoons // Borrowers' Eve
custom: Everything borrowed is brought back today, with a biscuit, whatever state it is in. // People go from door to door with other people's ladders.
eve: Tomorrow everything borrowed has to go home. Attics are being searched. // Somebody is gluing something in a hurry, because of tomorrow.

@lanterns
season: autumn
name: Lantern Night // the Night of Small Lights // Candle Walk
custom: Everybody carries a light and visits the darkest corner they know. // A string of little lights goes up the hill, stops, and waits for somebody with short legs.
eve: Lanterns are being pasted together for tomorrow, and fingers with them. // Tomorrow night everybody carries a light. Tonight everybody has glue on their sleeves.

@hush
season: winter
name: the Quiet Hour // Hush Night // the Evening of Socks
custom: For one hour nobody says a word, and everybody is in socks. // It is so still that one can hear the soup thinking.
eve: Tomorrow is the quiet hour, and people are using up their words. // Everybody is talking twice as much today, so as to have it done.

@turning
season: winter
name: the Turning of the Chairs // Old Year's Supper // Chair Night
custom: Everybody sits in a chair that is not theirs, and has to be that person until midnight. // The chairs have been drawn by lot, and nobody is who they were.
eve: The chairs are being drawn by lot for tomorrow. There has been weeping. // Tomorrow everybody sits in somebody else's chair.

@feast
= feast | warm comic | The Best Place // Room for One More // Before It Is Eaten
~ On {feast} {a} has kept a place for {b}, and denies it.
* {custom} (extreme_wide pan_right)
a: This seat? It was free. By pure chance. | dry: It's free. I've been defending it for an hour. By chance. | grand: It is reserved. For whoever you are. | precise: This seat has been statistically free. | gruff: Sit. Before some fool takes it. | shy: I, um. I put my coat on it. For you. | bright: I saved it! I fought a man! He was only small! | gentle: I've kept you one out of the wind, love.
b happy: You always keep me one. | dry: You do this every {feast}. | bright: You saved me one! You always do! | precise: It is the same seat as last year. I recognise the nail. | gruff: Hmph. Good seat. | grand: One expected no less. | gentle: Bless you. I was going to stand. | shy: Thank you. It's, um. It's warm.
a: It's {feast}. Somebody has to sit next to you. | dry: It's {feast}. I've got standards. Low ones. | precise: On {feast} it is the custom. I have just introduced it. | gruff: It's only a plank. | grand: It is {feast}. One is generous until midnight. | bright: It's {feast}! Sit, sit, sit!
= feast | playful comic | Against the Rules // The Rule About Biscuits // Nobody Remembers Why
~ Nobody remembers why {feast} is kept as it is. {A} and {b} each know it for certain.
* {custom} (wide pan_left)
a: Do you know why we do it like this? | dry: Remind me why we do this. | bright: Why do we do it? Does anybody know? | precise: What is the origin of {feast}? My files are empty. | gruff: In my day we knew what it was for. | grand: {Feast} was founded by an ancestor of one's own. | shy: Why do we, um. Why like this?
b: Because of the great frost. | dry: A clerical error. It stuck. | bright: Because of a goat! It was a hero! | precise: There are nine explanations. All of them contain a goat. | gruff: Because my grandfather fell in. That's why. | grand: In honour of somebody. One assumes oneself. | gentle: Somebody was lonely once, I expect, and it caught on. | dreamy: Because the year has to turn round somewhere, and there was room. | shy: I think somebody was, um. Sad. And then they weren't.
a laughing: That's not what you said last year. | dry: Last year it was a bishop. | precise: That contradicts your statement of last year. | gruff: You made that up. | grand: You have it from a baker. | gentle: Well, it's a nice reason, whichever.
= feast | tender wistful | A Year Already // Since Last Time // The Same, but Different
~ On {feast} {a} and {b} see how long a year is, and how short.
* {custom} (extreme_wide drift)
a: Is it a year already? | dry: That was quick, for a year. | bright: It's a whole year since last {feast}! I've grown! | precise: It is forty-eight weeks since the last one. They felt like nine. | gruff: Another one gone. | grand: One has aged a year. It becomes one. | shy: It's been a, um. A whole year. | gentle: Doesn't it come round. | dreamy: Here it is again. It has found its way back to us.
b: What did you wish for, last time? | dry: Get what you wanted, last time? | precise: Did last year's wish take effect? | gruff: Get your wish, did you? | shy: Did it come true? What you, um. Wished? | bright: What did you wish for? Can you say now?
a close: That we'd all be sitting here again. | dry: This. More or less. Fewer draughts. | grand: That nothing should change. One was heard. | precise: No change. It was granted, with tolerances. | gruff: Same again. That's all I ever wish. | shy: Just, um. This. | bright: For exactly this! And a pony! But mostly this! | gentle: That nobody would be missing, love. And look.
= feast | comic | It Was Like This When I Came // The Cake of the Year // Do Not Cut Yet
~ {A} and {b} have been set to guard the cake of {feast}. There is less of it than there was.
* {custom} (wide pan_right)
* A cake, with great care missing a slice. (insert push_in)
a: It was like this when I came. | dry: It was a smaller cake than people think. | grand: It has been inspected. Thoroughly. | precise: It has lost eleven per cent. I was looking at a bird. | gruff: Mice. | shy: It, um. It sort of went. | bright: I only straightened it! It was crooked! | gentle: I was only evening up the edge.
b: You've got icing on your chin. | dry: It's on your chin. The evidence. | precise: There is a sample on your chin. | gruff: Mice with your chin, then. | grand: Your chin is of another opinion. | gentle: There's a bit of mouse on your chin, love. | shy: There's a, um. On your chin.
a: For safety. In case it was poisoned. | dry: I tasted it for the public. | grand: One took the risk upon oneself. | precise: Quality control. It passed. | gruff: Somebody had to check. | bright: It's so good! Do you want to check as well? | shy: Do you, um. Do you want some?
b happy: Cut it so that it looks on purpose. // Then move over. I'd better check as well.
= feast | warm playful | One More Than Last Year // The Count // All Here
~ On {feast} people are counted, and this year it comes out right.
* {custom} (extreme_wide pull_out)
b: Is everybody here? | dry: Who's missing? Somebody's always missing. | bright: Is everyone here? I can't count, they keep moving! | precise: I have counted. I shall count again, for pleasure. | gruff: All here? | grand: Is the house full? | gentle: Is anybody still out in the cold? | shy: Is it, um. Is it everyone?
a: Everybody. And one who only came to ask the way. | dry: All of us, plus a man who wanted the station. | precise: One more than expected. I do not know him. He is happy. | gruff: All of them. And somebody's goat. | grand: All. And a member of the public. | gentle: Every one. And a little man with a suitcase, who's having soup.
b: Then we can start. // Then nobody's missing. That hasn't happened for years. | dry: Good. Then nobody can say we started without them. | precise: Then the set is complete. | bright: Then it's {feast}! Now! Go! | gruff: Then let's eat. | shy: Then it's, um. It's right.
= feast | comic playful | Traditions // As Every Year // Not on the Head
~ {A} is doing what {a.he} did last {feast}, and {b} is standing well clear.
* {custom} (wide tilt_down)
* {A.gag}. (full hold)
b laughing: Like every year. | dry: And there it is. Now it's {feast}. | precise: That is the ninth year running. It is officially a custom. | gruff: Every blessed year. | grand: It would not be {feast} without it. Regrettably. | bright: You did it! You always do it! Now it's really {feast}! | shy: I was waiting for, um. That.
a: What is? | dry: What? I only just got here. | grand: One has no idea to what you refer. | precise: I do not recall doing so before. | gruff: What? What've I done? | bright: What? What did I do? Was it good? | shy: What? Did I, um. Do it again?
= feast | tender warm | For Somebody Who Is Not There // The Extra Plate // A Light in the Window
~ On {feast} one place is laid for whoever could not come. {A} tells {b} for whom.
* {custom} (extreme_wide drift)
* A plate, a spoon, and nobody. (insert push_in)
b: Whose place is that? // Who's that one for? | dry: Somebody late? | precise: There is a surplus plate. | gruff: Who's that for, then? | shy: Is somebody, um. Still coming?
a: For whoever can't be here. | dry: Whoever got held up. For good, some of them. | grand: For absent company. It is always well behaved. | precise: It is for those whom I cannot count any more. | gruff: For them that aren't here. You know. | shy: It's for, um. Somebody who used to sit there. | bright: It's for anybody! In case! You never know! | gentle: For whoever's far away tonight, love. | dreamy: For those who have gone on ahead, with the lamp.
b tender: Then let's put something nice on it. // I knew somebody who'd have liked this. | dry: Give it the good fork. | precise: Then it is not surplus. | gruff: Put a bit of the crust on. They like the crust. | shy: Can I, um. Put my biscuit there?

@eve
= eve | playful | The Eve
* {eve} (wide hold)
"""
