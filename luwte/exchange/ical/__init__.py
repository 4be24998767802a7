"""iCalendar, as real calendars speak it: invitations that go out, answers and busy times that come in."""
