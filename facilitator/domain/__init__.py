"""What a training session is: nouns as frozen dataclasses, and pure rules about them."""
