"""Given names that lists print in capitals before a family name that they do not: "IAN Sweet" stays Ian Sweet."""

from __future__ import annotations

_GIVEN = frozenset(
    "aaron adam adrian agnes alan alastair albert alex alexander alfred alice alison allan amanda amy andrea andrew "
    "angela anita ann anna anne annette anthony antonio arthur audrey barbara barry beatrice belinda ben benjamin "
    "bernadette bernard beth betty beverley bill bob bonnie brenda brendan brian bridget bruce carl carla carlos "
    "carol carole caroline catherine cecilia charles charlotte cheryl chris christina christine christopher claire "
    "clare clive colin colleen connie craig cynthia daniel danielle darren dave david dawn dean debbie deborah "
    "deirdre denis denise dennis derek diana diane don donald donna doreen doris dorothy doug douglas duncan edith "
    "eduardo edward edwin eileen elaine eleanor elena elizabeth ellen emily emma eric erica esther eugene eva evelyn "
    "fiona frances francesca francis francisco frank fred frederick gail gareth gary geoff geoffrey georgia gerald "
    "gerard gillian gina giovanni glen glenn gloria graeme graham greg gregory gwen hannah harold harriet "
    "harry hazel heather helen helena henry hilary howard hugh iain ian ingrid irene isabel isabella jack jackie "
    "jacqueline jacob james jamie jan jane janet janice jason jean jeff jeffrey jennifer jenny jeremy jerry jessica "
    "jill jim joan joanna joanne joe john jonathan jorge jose joseph josephine joshua joy joyce juan judith judy julia "
    "julian julie june karen karl kate katherine kathleen kathryn kathy katie keith ken kenneth kevin kim kirsten "
    "kristin larry laura lauren lawrence leo leonard lesley leslie liam linda lisa liz lorraine louise lucas lucia "
    "lucy luis luke lynn lynne malcolm manuel marc margaret maria marie marilyn marina marion mark marta "
    "martha martin mary matt matthew maureen megan melanie melissa michael michele michelle miguel mike miriam moira "
    "monica nancy naomi natalie natasha neil nicholas nick nicola nicole nigel noel nora norma norman olga olive "
    "oliver olivia oscar pablo pam pamela pat patricia patrick paul paula pauline pedro penny pete peter phil philip "
    "philippa phillip phyllis rachel ralph raymond rebecca rhonda ricardo richard rita rob robert roberta robin "
    "rod roger roland ron ronald rory rosa rosemary ruth ryan sally sam samantha samuel sandra sara sarah sean "
    "sharon sheila shirley simon sonia sophia sophie stan stanley stella stephanie stephen steve steven stuart sue "
    "susan susanna suzanne sylvia tamara tanya ted teresa terence terry theresa thomas tim timothy tina toby tom "
    "tony tracey tracy trevor ursula valerie vanessa vera veronica vicki victor victoria vincent virginia vivian "
    "walter wayne wendy wilfred william winifred yvette yvonne zoe".split()
)


def is_given_in_capitals(first: str, others: list[str]) -> bool:
    """Whether a word in capitals is a given name, and none of those behind it is one ("MARTIN Peter" is turned)."""
    return first.lower() in _GIVEN and not any(other.lower() in _GIVEN for other in others)
