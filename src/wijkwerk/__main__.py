"""Entry of `python -m wijkwerk`, the command line behind `bin/wijkwerk`."""

from wijkwerk.config.opdrachten import main

if __name__ == "__main__":
    main()
