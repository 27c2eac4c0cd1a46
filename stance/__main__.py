"""`python -m stance`: the command line."""

from stance.cli import main

if __name__ == "__main__":
    main()
