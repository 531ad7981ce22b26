"""What the assistant says on one particular: of which treatment the document tells it, and of which it does not."""

import pytest

from tests.conftest import Talk

ONLY = ". The article speaks of that only for "
APPROVED = "describes PRP as FDA-approved. The article speaks of that only for PRP."
NOT_APPROVED = f"is FDA-approved{ONLY}PRP"
BLOOD, NUMBED = "PRP is made from your own blood", "the scalp is numbed with an anaesthetic"
YES, NO = "Yes, the clinic's article names ", "The clinic's article doesn't name that among the causes"

# One row a conversation: the messages, each with what the reply contains and what it does not.
Turn = tuple[str, list[str], list[str]]
CONVERSATIONS: list[list[Turn]] = [
    # asked of a treatment that lacks it, of one that has it, and carried on
    [("tell me whether mesotherapy has an FDA approval", [f"that mesotherapy {NOT_APPROVED}"], ["mesotherapy safe"]),
     ("and needling?", [f"that micro-needling {NOT_APPROVED}"], []),
     ("and for prp", [APPROVED], []),
     ("where did you get that from", ["PRP or Growth Factor Treatment"], [])],
    [("is the plasma thing the sole one with FDA approval", [APPROVED], [])],
    [("which of your treatments have got the fda approval", [APPROVED], ["Micro-needling", "calls mesotherapy safe"])],
    [("then meso is not approved by fda?", [f"that mesotherapy {NOT_APPROVED}"], [])],
    # false premises
    [("for what does mesotherapy require blood from me",
      [f"that mesotherapy uses your own blood{ONLY}PRP"], ["nutrients"])],
    [("what is the numbing cream in prp for", [f"that the scalp is numbed for PRP{ONLY}micro-needling"], ["hurts"]),
     ("and for the derma roller", [NUMBED], ["micro-needling hurts"])],
    [("with plasma they numb you first", [f"that the scalp is numbed for PRP{ONLY}micro-needling"], [])],
    [("someone said mesotherapy is an operation and lasts three hours",
      ["mesotherapy non-invasive", "how long a session"], []),
     ("no sutures?", ["mesotherapy non-invasive"], ["hospital"])],
    [("they say plasma is a surgery of one hour", ["PRP non-invasive", "about 10 minutes"], [])],
    [("how many visits for prp", ["3 to 6"], []), ("and meso is over in one visit?", ["at least 8"], ["same day"])],
    [("may i take prp and meso in one visit", ["in one sitting"], [])],
    # how large a needle is, and who may come along
    [("do they have very long needles", ["from less than 1 to a few millimetres"], ["minutes", "vitamins"]),
     ("are they big needles in plasma", ["long or thick the needles for PRP are"], ["own blood"])],
    [("can my uncle sit with me", ["whether you may bring somebody along"], ["downtime"])],
    [("may i bring a friend along for plasma", ["whether you may bring somebody along"], ["tiny channels"])],
    # the patient's own hair loss
    [("last year i had jaundice, since then my hair is shedding",
      ["tell the dermatologist about the jaundice", "other illnesses in general among the causes"], []),
     ("could it be due to that", ["doesn't name that illness"], ["tight hairstyles"]),
     ("for how many weeks will that go on", ["doesn't say how long hair loss lasts", "grow back by itself"], ["PRP"]),
     ("and is it for ever then", ["can also be permanent"], ["PRP", "esotherapy"])],
    [("my hair is going, i have a new job with high work pressure", [YES + "stress"], ["What would you like"]),
     ("is it from that", [YES + "stress"], ["genetics"])],
    [("hair comes out since my baby was born", ["hormonal changes and an operation", "name childbirth"], []),
     ("is that why", ["doesn't name childbirth"], ["I can't give a reason"])],
    [("there is a coin sized bald spot on my head", [], []),
     ("and what exactly is it", ["A dermatologist can tell what yours is"], ["vitamins", "PRP"]),
     ("does it keep spreading", ["whether hair loss spreads or gets worse"], ["FDA"]),
     ("is it some fungus?", [YES + "scalp infections"], ["tissue-friendly"])],
    [("i am losing hair on top", [], []), ("after how long are results there", ["• After micro-needling"], []),
     ("is it safe", ["calls mesotherapy safe"], [])],
    [("i am losing hair on top", [], []), ("what is plasma treatment", ["platelet-rich plasma"], []),
     ("will it be permanent", ["PRP needs follow-up sessions"], ["grow back by itself"])],
    [("i take bp tablets", ["tell the dermatologist about"], ["among the causes"])],
    # where it comes from
    [("how many visits for meso and prp", ["at least 8", "3 to 6"], []),
     ("which section is that in", ["third treatment, mesotherapy and PRP or Growth Factor Treatment."], ["micro"])],
    [("how long is one dermapen visit", ["10 minutes"], []),
     ("from where have you got all that", ["the section on micro-needling"], ["opening"])],
    [("where does it say that plasma takes ten minutes", ["– PRP or Growth Factor Treatment."], ["10 minutes"]),
     ("which section talks of what brings hair loss on", ["opening paragraphs on hair loss."], ["PRP"])],
    [("how many visits for prp", ["3 to 6"], []),
     ("on what basis do you claim so", ["PRP or Growth Factor"], ["studies"])],
    # without a treatment, or about the one talked about
    [("which one uses my own blood then", [BLOOD, "only for PRP."], [])],
    [("are there stem cells in any of them", ["stem cell growth factor", "only for mesotherapy."], [])],
    [("explain mesotherapy to me", ["vitamins"], []),
     ("has it got minoxidil inside", [f"that minoxidil is used with mesotherapy{ONLY}micro-needling"], ["amino"]),
     ("or steroids?", [f"that steroids are used with mesotherapy{ONLY}micro-needling"], [])],
    [("explain micro needling to me", ["tiny needles"], []),
     ("and about allergic reactions, what is claimed there",
      [f"that micro-needling causes no allergic reactions{ONLY}mesotherapy"], ["how safe"])],
    [("does my hair get denser from plasma", [f"that PRP makes hair thicker{ONLY}mesotherapy and micro-needling"], []),
     ("and from meso", ["Mesotherapy thickens", "only for mesotherapy and micro-needling."], [])],
    [("does a centrifuge come into mesotherapy", [f"that a centrifuge is used for mesotherapy{ONLY}PRP"], [])],
    # an ingredient of one treatment that is the name of another
    [("tell me what mesotherapy is made from", ["vitamins"], []),
     ("are growth factors part of the mix", ["stem cell growth factor"], ["PRP is made"]),
     ("how often would i come", ["Mesotherapy"], ["PRP"])],
    [("has meso got growth factors in the liquid", ["stem cell growth factor"], ["PRP is made"])],
    [("are growth factors in mesotherapy or not", ["stem cell growth factor"], ["PRP is made", "PRP:"])],
    [("tell me what mesotherapy is made from", ["vitamins"], []), ("and for growth factor?", ["PRP is made"], [])],
    [("what goes into the derma roller liquid", ["minoxidil"], []), ("and plasma?", ["PRP is made"], [])],
    [("explain mesotherapy to me", ["vitamins"], []), ("stemcells?", ["stem cell growth factor"], ["that treatment"]),
     ("number of visits?", ["at least 8"], ["PRP"])],
    [("vitamin syrup did nothing for my son's hair. which treatment would help him",
      ["popular treatments"], ["amino"])],
    # no praise for whoever has an allergy or a reaction
    [("i am allergic to peanuts, does meso bring allergies", ["neither yes nor no"], ["does not cause"])],
    [("after the meso session i got a rash", [], []),
     ("would the vitamins have caused that", ["can't judge a reaction"], ["Hair loss can come from"]),
     ("but it says there is no allergy from it", ["I can't"], ["does not cause"])],
    # what asks more than the particular
    [("is plasma fda approved and how many sittings", [APPROVED, "3 to 6"], ["and natural"]),
     ("and meso?", [f"that mesotherapy {NOT_APPROVED}", "at least 8"], ["mesotherapy safe"])],
    [("is plasma harmless, fda approved and how many sittings", [APPROVED, "and natural", "3 to 6"], [])],
    [("is meso harmless and fda approved", [f"that mesotherapy {NOT_APPROVED}", "calls mesotherapy safe"], [])],
    [("i am pregnant. is prp approved by fda?", ["pregnancy"], ["FDA"])],
    # causes
    [("could stress be making my hair fall", [f"{YES}stress among the causes"], ["genetics"]),
     ("and a tight ponytail", [f"{YES}tight hairstyles"], ["genetics"]),
     ("what about thyroid then", ["doesn't name that illness", "other illnesses in general"], ["Who it suits"]),
     ("or hard water", [NO], ["genetics"]),
     ("i had an operation as well", [f"{YES}an operation"], [])],
    [("does pollution make hair fall", [NO], ["genetics"])],
    [("with a poor diet and two exams' worth of stress, could they be why it falls",
      [f"{YES}lack of nutrients and stress among"], ["genetics"])],
    [("my gran was bald, and mum as well. could it be heredity?", [f"{YES}genetics among"], ["hormonal"])],
    [("would thyroid tablets be why it falls", [f"{YES}certain medicines"], ["doesn't name that illness"])],
    [("may falling hair be the sign of a disease", ["autoimmune diseases, scalp infections and other illnesses"], [])],
    [("does the rainy season make hair fall out", [NO], ["genetics"])],
    [("what leads to hair loss besides stress", [f"{YES}stress", "genetics"], [])],
    [("i take medicines and use minoxidil. how many prp sittings are needed", ["3 to 6"], [YES, "channels"])],
    # plain particulars
    [("how many pricks are there in one prp sitting", ["doesn't say how many injections there are"], [])],
    [("explain plasma to me", ["platelet-rich"], []),
     ("and do they need a lot of blood", ["how much blood is drawn"], ["vitamins"]),
     ("which blood type is needed for it", ["whether the blood group matters"], [])],
    [("might plasma bring on cancer", ["anything about cancer"], ["natural"]),
     ("it was cancer i meant", ["anything about cancer"], ["like to know about it"])],
    [("would needling weaken my hair roots", ["harm to the hair roots"], [])],
    [("explain mesotherapy to me", ["vitamins"], []),
     ("will you check my vitamin levels before", ["which tests are needed"], ["amino"])],
    [("may i put hair dye after plasma", ["coloured, oiled"], []),
     ("i was asking about hair dye", ["coloured, oiled"], ["can't judge"])],
    [("explain plasma to me", ["platelet-rich"], []),
     ("so is that the thing with needles", ["injected into the areas"], ["like to know about it"])],
    [("must i be fasting for the plasma", ["what to eat or drink"], [])],
    [("may i have a few drinks before prp", ["alcohol or smoking"], [])],
    [("would plasma work on my eyebrows", ["eyebrows, lashes, beards"], ["Who it suits"]),
     ("and the beard", ["eyebrows, lashes, beards"], [])],
    [("shall i send you a photo of my scalp", ["I can't look at photos"], [])],
    [("is the derma roller for home as good as the clinic's", ["rollers or kits for use at home"], ["8 sessions"])],
    [("tell me a percentage", ["how often these treatments succeed"], [])],
    [("do women also get prp", ["makes no difference between them"], [])],
    [("how thick are the needles in the roller", ["less than 1 to a few millimetres"], ["thicker"])],
    [("in which of them do i not need injections", ["works with tiny needles"], ["at least 8"])],
    [("how is an infection risk kept away in plasma sessions", ["infections from a treatment"], ["FDA"])],
    [("can growth factor injections cause cancer", ["anything about cancer"], ["FDA"])],
    [("is much blood taken from me for it", ["how much blood is drawn"], ["micro-needling"])],
    [("may i eat anything before prp", ["what to eat or drink"], []),
     ("and a beer after it", ["alcohol or smoking"], [])],
    # what is told of one treatment only
    [("tell me if plasma counts as an operation",
      ["article calls", "non-invasive"], ["five steps"])],
    [("which one is least of all an operation, and is mesotherapy surgical", ["non-invasive"], [])],
    [("explain mesotherapy to me", ["vitamins"], []),
     ("is there something herbal in that", ["Mesotherapy usually includes plant extracts"], ["amino"]),
     ("do two people get the same cocktail", ["chooses the mix to fit your scalp"], ["amino"]),
     ("and what is the meso gun", ["a special mesotherapy gun"], ["amino"])],
    [("does it help against vitamin deficiency, this meso",
      ["prevent hair loss from nutrient deficiency"], ["among the causes"])],
    [("what number of needles is on the roller", ["hundreds of tiny needles"], ["how many injections"]),
     ("and with prp", [f"that PRP uses a certain number of needles{ONLY}micro-needling"], [])],
    [("do they use cortisone in mesotherapy", [f"that steroids are used with mesotherapy{ONLY}micro-needling"], []),
     ("well, which one does then", ["corticosteroids", "only for micro-needling."], ["at least 8"])],
    [("may one go for plasma without the needling", ["describes each treatment by itself"], ["at least 8"])],
    [("into which depth do needles go with the roller", ["less than 1 to a few millimetres"], [])],
    # what nobody has told
    [("how many hairs may i lose in one day", ["how many hairs a day are normal"], ["receding"])],
    [("kindly name the writer of your article", ["signed “drkeerthanakalva”", "no date"], [])],
    [("do you have proof that meso does anything", ["which studies or proof"], ["nutrients"])],
    [("how often does plasma succeed, out of ten", ["how often these treatments succeed"], [])],
    [("is plasma the cure for going bald", ["doesn't say that a treatment cures hair loss"], [])],
    [("my scalp is shiny and there are no roots left, does prp do anything there",
      ["where hair roots are dead"], [])],
    [("could baldness skip one generation", ["how hair loss is passed on in a family"], [])],
    [("which is the more powerful, prp or meso",
      ["the strongest, the gentlest or the most effective", "at least 8"], [])],
    [("is a transplant better than prp", ["thing about that"], ["at least 8"])],
    [("does one shed more after plasma", ["whether hair falls out more at first"], [])],
    [("do the holes of the roller seal again", ["when the tiny holes close"], [])],
    [("will prp colour my grey hair black again", ["dry, oily, grey or broken hair"], [])],
    # what goes with an illness or a medicine is no combination of treatments
    [("i take clopidogrel every morning", ["clopidogrel"], []),
     ("could prp go together with it", ["who PRP is suitable for"], ["micro-needling"])],
    [("would meso be combined with thyroxine", ["who mesotherapy is suitable for"], ["channels"])],
    [("would the roller be combined with minoxidil", ["minoxidil are absorbed better"], ["suitable for"])],
    [("could plasma and the roller be combined", ["PRP can be used together with micro-needling"], ["suitable for"])],
    [("what is my preparation for the needling", ["how to prepare for a session"], ["channels", "numbed"])],
    [("how do they prepare the plasma for me", ["five steps"], ["how to prepare"])],
    [("will mesotherapy leave marks on me", ["bruises or marks"], ["tissue"])],
    [("do i need a blood test for prp", ["which tests are needed"], ["own blood", "suitable"])],
    # infections, and how common it is
    [("does plasma carry any risks", ["FDA"], []),
     ("my uncle says that he had an infection from it", ["anything about infections"], ["FDA"]),
     ("and is such a thing rare", ["no answer to that"], ["alopecia"]),
     ("do they test the blood", ["which tests are needed"], ["alopecia"])],
    [("what brings hair loss on", ["genetics"], []), ("is it a rare thing then", ["alopecia"], ["no answer"])],
    # hair elsewhere, whatever the question looks like
    [("would the dermapen fill my moustache", ["other hair than on the head"], ["can't help"]),
     ("and lashes", ["other hair than on the head"], ["Thank you for telling"])],
    [("is plasma good against knee pain", ["can't help with that"], [])],
    # how long the numbing takes is not how long the session does
    [("is the anaesthetic of the roller left on for long", ["nor say how long it needs"], ["10 minutes"])],
    # what was not answered
    [("is prp painful", ["doesn't say whether PRP hurts"], []),
     ("that didn't answer it", ["this wasn't what you asked"], ["If I got something wrong"]),
     ("you still have not answered", ["talk to a person"], [])],
]  # fmt: skip


@pytest.mark.parametrize("turns", CONVERSATIONS, ids=lambda turns: turns[0][0])
def test_particulars(talk: Talk, turns: list[Turn]) -> None:
    """Each message gets the particular that it asks for, and not the whole topic near it."""
    replies = talk(*(message for message, _, _ in turns))
    faults = [
        (message, reply.text)
        for (message, present, absent), reply in zip(turns, replies, strict=True)
        if any(part not in reply.text for part in present) or any(part in reply.text for part in absent)
    ]
    assert faults == []
