"""Common words of English, which tell neither a name nor a secret from another."""

from __future__ import annotations

_LITTLE = "the a an and or but of in on at to by for as is it its he she his her"
_COMMON = """
about after again against alone along already also although always among another anybody anything
around away back because been before behind being below beside between both came cannot come comes
could does done down each else even ever every everybody everything find from gave gets give gives
goes going gone hand have having here herself himself into itself just keep keeps knew know known
knows last later least leave leaves less like long made make makes many more most much must near
never next nobody nothing once only onto open other others over really same scene seen should
since some somebody someone something still such take takes tell tells than that their them then
there these they thing things think this those though through time told took toward true truth
under until upon very want wants were what when where whether which while whom whose will with
within without would your
"""
LITTLE = frozenset(_LITTLE.split())  # a name neither begins nor ends with them
COMMON = frozenset(_COMMON.split())
