"""Whether an event happened. Each pair of sentences differs in the words that decide, and in nothing else."""

from __future__ import annotations

import pytest

from kg.extract.rules.factuality.status import Setting, status_of
from kg.model import Status
from tests.extract.event_article import annotated, word

OCCURRED, ONGOING, SCHEDULED = Status.OCCURRED, Status.ONGOING, Status.SCHEDULED
POSSIBLE, REQUESTED, NEGATED = Status.POSSIBLE, Status.REQUESTED, Status.NEGATED

VERBS = [
    # negation
    ("The army attacked the town.", "attacked", OCCURRED),
    ("The army did not attack the town.", "attack", NEGATED),
    ("The army never attacked the town.", "attacked", NEGATED),
    ("No soldiers attacked the town.", "attacked", NEGATED),
    ("France no longer supplies weapons to the rebels.", "supplies", NEGATED),
    ("France supplies weapons to the rebels.", "supplies", ONGOING),
    ("Spain has not recognised the new state.", "recognised", NEGATED),
    ("Spain has recognised the new state.", "recognised", OCCURRED),
    ("The minister refused to sign the treaty.", "sign", NEGATED),
    ("The minister agreed to sign the treaty.", "sign", SCHEDULED),
    ("The parties failed to reach an agreement.", "reach", NEGATED),
    ("The parties managed to reach an agreement.", "reach", OCCURRED),
    ("The general denied that his troops attacked the village.", "attacked", NEGATED),
    ("The general said that his troops attacked the village.", "attacked", OCCURRED),
    ("The government ruled out sending troops to the island.", "sending", NEGATED),
    ("The government considered sending troops to the island.", "sending", POSSIBLE),
    ("They left without signing the accord.", "signing", NEGATED),
    ("They left after signing the accord.", "signing", OCCURRED),
    ("The police prevented students from marching.", "marching", NEGATED),
    ("Thousands of people are stranded on the roofs.", "stranded", ONGOING),
    ("Thousands of people were stranded on the roofs.", "stranded", OCCURRED),
    ("He is in the running to replace the governor.", "replace", POSSIBLE),
    # modality
    ("Norway may boycott the fair.", "boycott", POSSIBLE),
    ("Norway has boycotted the fair.", "boycotted", OCCURRED),
    ("Norway will boycott the fair.", "boycott", SCHEDULED),
    ("Norway should boycott the fair.", "boycott", REQUESTED),
    ("Norway will not boycott the fair.", "boycott", NEGATED),
    ("The president might visit Japan.", "visit", POSSIBLE),
    ("The president could visit Japan.", "visit", POSSIBLE),
    ("The president must resign.", "resign", REQUESTED),
    ("The president would resign if the court asked him.", "resign", POSSIBLE),
    ("The president said he would resign.", "resign", SCHEDULED),
    ("If the army invades the province, the talks will end.", "invades", POSSIBLE),
    ("When the army invaded the province, the talks ended.", "invaded", OCCURRED),
    ("The minister will resign if the court convicts him.", "resign", POSSIBLE),
    ("The minister will resign even if the court acquits him.", "resign", SCHEDULED),
    ("Any army that comes will be attacked.", "attacked", POSSIBLE),
    ("The judge ruled that the prisoners be released.", "released", REQUESTED),
    ("The judge ruled that the prisoners were released.", "released", OCCURRED),
    ("The army that comes will be attacked.", "attacked", SCHEDULED),
    # plans
    ("The minister plans to visit Japan.", "visit", SCHEDULED),
    ("The minister is expected to visit Japan.", "visit", SCHEDULED),
    ("The minister is scheduled to visit Japan.", "visit", SCHEDULED),
    ("The minister is going to visit Japan.", "visit", SCHEDULED),
    ("The minister is set to visit Japan.", "visit", SCHEDULED),
    ("The minister is due to visit Japan.", "visit", SCHEDULED),
    ("The minister is to visit Japan.", "visit", SCHEDULED),
    ("The minister is visiting Japan.", "visiting", ONGOING),
    ("The minister visited Japan.", "visited", OCCURRED),
    ("The minister does not plan to visit Japan.", "visit", NEGATED),
    ("The minister may agree to visit Japan.", "visit", POSSIBLE),
    ("The minister wants to visit Japan.", "visit", POSSIBLE),
    ("The minister wants China to release the students.", "release", REQUESTED),
    ("The minister hopes to visit Japan.", "visit", POSSIBLE),
    ("The minister threatened to expel the ambassador.", "expel", POSSIBLE),
    ("The minister decided to expel the ambassador.", "expel", SCHEDULED),
    ("The minister is ready to meet the rebels.", "meet", POSSIBLE),
    ("The minister is unable to meet the rebels.", "meet", NEGATED),
    ("The parliament announced its decision to dissolve the party.", "dissolve", SCHEDULED),
    ("His decision not to resign angered the party.", "resign", NEGATED),
    ("The leaders will meet after the ministers sign the accord.", "sign", SCHEDULED),
    ("The envoy was slated to meet the rebels.", "meet", SCHEDULED),
    ("The rebels were able to capture the port.", "capture", OCCURRED),
    ("The rebels are able to capture the port.", "capture", POSSIBLE),
    # what did not quite happen
    ("The minister has yet to visit Japan.", "visit", NEGATED),
    ("The ships nearly attacked the port.", "attacked", NEGATED),
    ("The ships attacked the port nearly empty.", "attacked", OCCURRED),
    ("The minister should have resigned.", "resigned", NEGATED),
    ("The minister should resign.", "resign", REQUESTED),
    ("The rebels must have attacked the port.", "attacked", POSSIBLE),
    ("The plan to expel the ambassador was dropped.", "expel", NEGATED),
    ("The plan to expel the ambassador was announced.", "expel", SCHEDULED),
    ("The attempt to kill the minister failed.", "kill", NEGATED),
    ("The attempt to kill the minister surprised him.", "kill", POSSIBLE),
    # what is still to come
    ("The announcement that he would resign surprised the party.", "resign", SCHEDULED),
    ("The minister visits Norway later this week.", "visits", SCHEDULED),
    ("The rebels claim to have killed ten soldiers.", "killed", OCCURRED),
    # requests
    ("The council urged China to release the students.", "release", REQUESTED),
    ("The council asked China to release the students.", "release", REQUESTED),
    ("The council called on China to release the students.", "release", REQUESTED),
    ("The council forced China to release the students.", "release", OCCURRED),
    ("The council demanded that China release the students.", "release", REQUESTED),
    ("The council said that China released the students.", "released", OCCURRED),
    # going on
    ("The navy is patrolling the strait.", "patrolling", ONGOING),
    ("The navy has been patrolling the strait since May.", "patrolling", ONGOING),
    ("The navy was patrolling the strait.", "patrolling", OCCURRED),
    ("The navy continues to patrol the strait.", "patrol", ONGOING),
    ("The navy began to patrol the strait.", "patrol", OCCURRED),
    ("The diplomats are being expelled.", "expelled", ONGOING),
    # purpose
    ("She travelled to Rome to meet the pope.", "meet", OCCURRED),
    ("She will travel to Rome to meet the pope.", "meet", SCHEDULED),
    ("She may travel to Rome to meet the pope.", "meet", POSSIBLE),
    # coordination
    ("The president met the king and visited the port.", "visited", OCCURRED),
    ("The president will meet the king and visit the port.", "visit", SCHEDULED),
    ("The president plans to meet the king and visit the port.", "visit", SCHEDULED),
    # what holds until it is said to be over
    ("Two journalists have been detained on the island for seven years.", "detained", ONGOING),
    ("Two journalists had been detained on the island for seven years.", "detained", OCCURRED),
    ("Two journalists have been detained on the island.", "detained", OCCURRED),
    ("The reporter, jailed since May, wrote to his family.", "jailed", ONGOING),
    ("The reporter, jailed in May, wrote to his family.", "jailed", OCCURRED),
    # at the time of a past deed, or now
    ("The soldiers fired at crowds protesting in the square.", "protesting", OCCURRED),
    ("The minister said that crowds protesting in the square were a danger.", "protesting", ONGOING),
    # the end to which something is done
    ("The police used tear gas to disperse the crowd.", "disperse", OCCURRED),
    ("In order to form a government, the party needs sixty seats.", "form", POSSIBLE),
    ("The council repeated its demand that it suspend the flights.", "suspend", REQUESTED),
    ("The council reported that it suspended the flights.", "suspended", OCCURRED),
    ("The king called off a dinner to allow him to visit the wounded.", "visit", POSSIBLE),
    ("The dealer has short odds on the senator being chosen.", "chosen", POSSIBLE),
    ("The party was predicted to win the vote.", "win", POSSIBLE),
    ("The council adopted a resolution for both to withdraw.", "withdraw", REQUESTED),
    ("The minister has a tendency to impose deadlines.", "impose", POSSIBLE),
    ("The court looked into claims that soldiers murdered the villagers.", "murdered", POSSIBLE),
    ("The court found that soldiers murdered the villagers.", "murdered", OCCURRED),
    ("The general took credit for bombing the bridge.", "bombing", OCCURRED),
    ("Spain neither signed the treaty nor recognised the state.", "recognised", NEGATED),
    ("Spain signed the treaty and recognised the state.", "recognised", OCCURRED),
    ("France pledged aid to the island.", "pledged", SCHEDULED),
    ("France gave aid to the island.", "gave", OCCURRED),
    ("He was charged with leaking a film showing soldiers shooting two men.", "shooting", OCCURRED),
    ("The army refused to attack people protesting in the square.", "protesting", OCCURRED),
]

NOUNS = [
    ("The leaders held talks.", "talks", OCCURRED),
    ("The leaders will hold talks.", "talks", SCHEDULED),
    ("The leaders may hold talks.", "talks", POSSIBLE),
    ("The leaders did not hold talks.", "talks", NEGATED),
    ("The leaders agreed to hold talks.", "talks", SCHEDULED),
    ("The leaders refused to hold talks.", "talks", NEGATED),
    ("The leaders are holding talks.", "talks", ONGOING),
    ("The leaders cancelled the talks.", "talks", NEGATED),
    ("The leaders called for talks.", "talks", REQUESTED),
    ("The leaders urged Iran to return to the talks.", "talks", REQUESTED),
    ("The leaders returned to the talks.", "talks", OCCURRED),
    ("The leaders cancelled the planned talks.", "talks", NEGATED),
    ("The leaders ruled out further talks.", "talks", NEGATED),
    ("The leaders delayed a decision on the planned talks.", "talks", SCHEDULED),
    ("The powers have been negotiating an agreement.", "agreement", POSSIBLE),
    ("The powers negotiated an agreement.", "agreement", OCCURRED),
    ("The parliament approved an agreement with Spain.", "agreement", OCCURRED),
    ("The talks failed to produce an agreement.", "agreement", NEGATED),
    ("The talks produced an agreement.", "agreement", OCCURRED),
    ("The ban could trigger protests.", "protests", POSSIBLE),
    ("The ban triggered protests.", "protests", OCCURRED),
    ("The two states are on the verge of a war.", "war", POSSIBLE),
    ("The leaders discussed the planned visit.", "visit", SCHEDULED),
    ("The leaders discussed a possible visit.", "visit", POSSIBLE),
    ("The leaders discussed the recent visit.", "visit", OCCURRED),
    ("The union demanded sanctions against the regime.", "sanctions", REQUESTED),
    ("The union imposed sanctions against the regime.", "sanctions", OCCURRED),
    ("The union is considering sanctions against the regime.", "sanctions", POSSIBLE),
    ("The union ruled out sanctions against the regime.", "sanctions", NEGATED),
    ("The union proposed sanctions against the regime.", "sanctions", POSSIBLE),
    ("The union threatened sanctions against the regime.", "sanctions", POSSIBLE),
    ("The union imposed further sanctions against the regime.", "sanctions", OCCURRED),
    ("They spoke about further sanctions against the regime.", "sanctions", POSSIBLE),
    ("The threat of an invasion worries the region.", "invasion", POSSIBLE),
    ("The day of the invasion is remembered in the region.", "invasion", OCCURRED),
    ("The move raised fears of a famine in the region.", "famine", POSSIBLE),
    ("He spoke ahead of the summit in Rome.", "summit", SCHEDULED),
    ("He spoke after the summit in Rome.", "summit", OCCURRED),
    ("The summit will take place in Rome.", "summit", SCHEDULED),
    ("The summit took place in Rome.", "summit", OCCURRED),
    ("The summit is scheduled for May.", "summit", SCHEDULED),
    ("The summit could take place in Rome.", "summit", POSSIBLE),
    ("He will fly to Rome for talks with the pope.", "talks", SCHEDULED),
    ("He flew to Rome for talks with the pope.", "talks", OCCURRED),
    ("There was no attack on the port.", "attack", NEGATED),
    ("There was an attack on the port.", "attack", OCCURRED),
    ("The agreement signed in Rome ends the dispute.", "agreement", OCCURRED),
    ("The elections planned for May worry the opposition.", "elections", SCHEDULED),
    # a truce is there once both have agreed to it, talks are not
    ("The rebels agreed to a truce.", "truce", OCCURRED),
    ("The rebels agreed to talks.", "talks", SCHEDULED),
    # a date that others keep
    ("The senator will run for mayor in the election.", "election", SCHEDULED),
    ("The senator ran for mayor in the election.", "election", OCCURRED),
    ("The talks could restart in May.", "talks", POSSIBLE),
    ("The talks restarted in May.", "talks", OCCURRED),
    # what must end is there
    ("The killing of the villagers must end.", "killing", ONGOING),
    ("The killing of the villagers must be punished.", "killing", OCCURRED),
    # how great it is does not say that it goes on
    ("The verdict led to widespread protests.", "protests", OCCURRED),
    ("The verdict adds to the ongoing protests.", "protests", ONGOING),
    ("The players discussed the help they received from nurses.", "help", OCCURRED),
    ("The players discussed help from nurses.", "help", POSSIBLE),
    ("The first ten days of the bombing cost forty lives.", "bombing", ONGOING),
    ("The last ten days of the bombing cost forty lives.", "bombing", OCCURRED),
    ("The former president is on hunger strike.", "strike", ONGOING),
    ("The former president was on hunger strike.", "strike", OCCURRED),
    ("The rebels are plotting attacks.", "attacks", POSSIBLE),
    ("The drought that the island endured is over.", "drought", OCCURRED),
    ("The general ordered a raid.", "raid", OCCURRED),
    ("The general planned a raid.", "raid", SCHEDULED),
    # what people debate or report without proof
    ("Senators debated over intervention in the island.", "intervention", POSSIBLE),
    ("Reports of a strike on the island could not be confirmed.", "strike", POSSIBLE),
    ("Unconfirmed reports of a strike on the island spread.", "strike", POSSIBLE),
    ("Reports of a strike on the island spread.", "strike", OCCURRED),
    ("Allegations of a massacre reached the court.", "massacre", POSSIBLE),
    ("The offensive entered its third week.", "offensive", ONGOING),
    ("The offensive cost forty lives.", "offensive", OCCURRED),
    ("The envoy is in Rome for talks.", "talks", ONGOING),
    ("The envoy was in Rome for talks.", "talks", OCCURRED),
    ("Recognition of the island depends on the vote.", "Recognition", POSSIBLE),
    ("The historic negotiations are under way.", "negotiations", ONGOING),
    ("The rebels agreed to the outlines of a truce.", "truce", OCCURRED),
    ("The rebels rejected the outlines of a truce.", "truce", NEGATED),
    ("The envoy deplored their prolonged detention.", "detention", ONGOING),
]


@pytest.mark.parametrize(("sentence", "trigger", "status"), VERBS)
def test_verb(sentence: str, trigger: str, status: Status) -> None:
    assert status_of(word(annotated(sentence), trigger)) is status


@pytest.mark.parametrize(("sentence", "trigger", "status"), NOUNS)
def test_noun(sentence: str, trigger: str, status: Status) -> None:
    assert status_of(word(annotated(sentence), trigger)) is status


@pytest.mark.parametrize(
    ("sentence", "trigger", "status"),
    [
        ("Ruritania's war on its neighbours worries the council.", "war", ONGOING),
        ("Ruritania's war on its neighbours worried the council.", "war", OCCURRED),
        ("The leaders spoke of the ongoing war in the east.", "war", ONGOING),
        ("The country faces a drought.", "drought", ONGOING),
        ("He died during the war.", "war", OCCURRED),
    ],
)
def test_what_lasts(sentence: str, trigger: str, status: Status) -> None:
    assert status_of(word(annotated(sentence), trigger), Setting(lasting=True)) is status


@pytest.mark.parametrize(
    ("start", "status"),
    [("2020-06-12", SCHEDULED), ("2020-06-09", OCCURRED), ("2020-06", OCCURRED), ("2021", SCHEDULED)],
)
def test_date_after_the_article_makes_a_plan(start: str, status: Status) -> None:
    setting = Setting(start=start, published="2020-06-10")
    assert status_of(word(annotated("The talks in Rome were mentioned."), "talks"), setting) is status


def test_date_long_before_the_article_ends_what_is_told_as_going_on() -> None:
    token = word(annotated("The reactor faces a meltdown."), "meltdown")
    assert status_of(token, Setting(start="1979", end="1979", published="2020-06-10")) is OCCURRED
    assert status_of(token, Setting(start="2020-06", end="2020-06", published="2020-06-10")) is ONGOING


def test_what_is_done_in_a_moment() -> None:
    sentence = word(annotated("The list shows new faces, with Jana Novak taking the post of chancellor."), "taking")
    assert status_of(sentence, Setting(punctual=True)) is OCCURRED
    decided = word(annotated("The premier decided to open the borders."), "open")
    assert status_of(decided, Setting(punctual=True)) is OCCURRED
    assert status_of(decided, Setting()) is SCHEDULED


def test_progressive_with_a_later_date_is_a_plan() -> None:
    token = word(annotated("The minister is visiting Japan on Friday."), "visiting")
    assert status_of(token, Setting(start="2020-06-12", published="2020-06-10")) is SCHEDULED
    assert status_of(token, Setting(start="2020-06-10", published="2020-06-10")) is ONGOING


@pytest.mark.parametrize(
    ("sentence", "trigger", "status"),
    [
        ("Ruritania expels British ambassador", "expels", OCCURRED),
        ("Obama to visit India", "visit", SCHEDULED),
        ("Merkel may visit India", "visit", POSSIBLE),
        ("Fighting continues in Tripoli", "Fighting", ONGOING),
        ("Fighting erupts in Tripoli", "Fighting", OCCURRED),
    ],
)
def test_headline(sentence: str, trigger: str, status: Status) -> None:
    annotation = annotated(sentence, headline=True)
    assert status_of(word(annotation, trigger), Setting(headline=True)) is status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The farms will become targets of a raid.", SCHEDULED),
        ("The farms could be victims of a raid.", POSSIBLE),
        ("The farms were targets of a raid.", OCCURRED),
    ],
)
def test_whom_it_befalls_only_in_the_future(sentence: str, status: Status) -> None:
    assert status_of(word(annotated(sentence), "raid"), Setting()) is status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The minister meets the president in Rome Monday.", SCHEDULED),
        ("The minister meets the president in Rome.", ONGOING),
        ("The minister meets the president in Rome Monday as he begins his tour.", ONGOING),
    ],
)
def test_a_weekday_where_no_date_of_publication_is_known(sentence: str, status: Status) -> None:
    assert status_of(word(annotated(sentence, published=None), "meets"), Setting()) is status
