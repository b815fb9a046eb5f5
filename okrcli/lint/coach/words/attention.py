"""Phrases for attention that costs nobody anything: views, likes, followers, press cuttings."""

from __future__ import annotations

NETWORKS = """
linkedin
instagram
insta
facebook
fb
twitter
x
tiktok
youtube
pinterest
snapchat
threads
mastodon
bluesky
twitch
reddit
discord
whatsapp
social media
social networks?
reseaux sociaux
chaine
channel
"""

ATTENTION_EN = r"""
followers?
likes
impressions
page ?views?
page-views?
(?:video )?views
retweets
reposts
upvotes
reactions
eyeballs
fans
downloads
(?:app )?installs
page likes
(?:quoted|cited|mentioned|featured|covered) (?:\S+ ){0,4}?(?:in|by) (?:the )?(?:\S+ )?(?:press|media|newspapers?|papers)
people follow(?:ing)? us
follow(?:ing)? us
(?:to )?(?:like|follow|share) (?:us|our \S+)
(?:github|gitlab) stars
stars on (?:github|gitlab)
subscribers on
social shares
shares on
shares of (?:\S+ ){1,4}on social media
mentions (?:in|on)
(?:press|media) (?:mentions|articles|clippings|hits|coverage|cuttings|appearances)
(?:magazine|newspaper|trade press|press|media) (?:articles|features|interviews)
(?:articles|features|appearances) in (?:the )?(?:press|media|newspapers?)
(?:tv|television|radio|media|press|podcast) (?:appearances|interviews|spots|slots)
#\d+ (?:\S+ )?(?:newspapers|magazines|media outlets|tv shows|radio shows)
(?:web ?site|site|blog|page|web|homepage) (?:visits?|visitors|hits|traffic)
(?:visitors|visits|sessions) (?:\S+ )?(?:to|on) (?:the |our )?(?:web ?site|site|blog|page|homepage)
"""

ATTENTION_FR = r"""
followers?
likes
j aime
impressions
pages? vues?
vues
retweets
partages
reactions
mentions
fans
telechargements?
installations de l app\w*
etoiles (?:sur )?(?:github|gitlab)
nous suivent
personnes qui nous suivent
retombees (?:de )?(?:presse|media\w*)
parutions presse
revue de presse
coupures de presse
(?:cite|mentionne)e?s? (?:\S+ ){0,4}?(?:dans|par) (?:la |les |l )?(?:presse|medias?|journaux)
(?:articles|parutions|citations) (?:dans|sur|a|en) (?:la |les |l )?(?:presse|medias?|journaux)
(?:passages|apparitions) (?:dans|sur|a|en) (?:la |les |l )?(?:presse|medias?|tele\w*|radio)
passages? (?:tele\w*|radio|media\w*)
interventions? (?:tele\w*|radio|media\w*)
#\d+ (?:journaux|quotidiens|magazines|medias|emissions)
(?:visites?|visiteurs|trafic) (?:uniques )?(?:sur|du|de) (?:le |notre |la |nos |l )?(?:site|blog|page|web)
(?:visites?|visiteurs) (?:uniques )?(?:par mois|mensuel\w*) sur (?:le |notre |la |nos |l )?(?:site|blog|page|web)
"""

# Who is counted on a network: attention too.
AUDIENCES = """
membres
subscribers?
members
abonne(?:e?s)?
community
communaute
audience
people
personnes
mentions
fans
contacts
vues
connections
relations
following
follower
likes
"""

# Beside attention, what turns it into behaviour.
CONVERSIONS = r"""
convert\w*
conversions?
turn
into
buy
bought
purchas\w+
qualified
qualifie\w*
paying
paid
payants?
achet\w+
achats?
clients
customers
ventes?
sales
revenue
leads
sign up
book
reserv\w+
inscri\w+
who (?:use|order|come|become)
reading time
rate
taux
bounce
rebond
speed
load
churn
ratio
per download
"""
