"""Sessions before their day: agenda, people, slides, badges, questionnaires."""
