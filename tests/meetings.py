"""The front of a summary record, for tests that write what is said at the meeting themselves."""

FRONT = """CAT/C/SR.901
Committee against Torture
Fortieth session
Summary record of the 901st meeting
Held at the Palais Wilson, Geneva, on Tuesday, 6 May 2008, at 10 a.m.
Chairperson: Mr. GROSSMAN
Consideration of reports submitted by States parties under article 19 of the Convention
Fourth periodic report of Kazakhstan
The meeting was called to order at 10 a.m.
"""
ID = "CAT-C-SR.901"
