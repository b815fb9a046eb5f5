"""English nouns by what they stand for in a goal: a metric, a thing made, a show of attention, a business as usual."""

from __future__ import annotations

# What is measured. `HEADS` name a measure by themselves and turn a verb before them into a noun ("Launch attendance").
HEADS = """
rate rates ratio ratios share percentage proportion number numbers count average mean median level levels score
scores rating ratings index coverage error frequency time times duration delay delays cost costs volume value margin
margins revenue revenues sales turnover spend spending income profit profits retention churn attrition conversion
adoption attendance occupancy yield yields accuracy completion throughput availability uptime latency productivity
satisfaction engagement utilisation utilization backlog capacity size length speed cash headcount stock inventory
pipeline traffic efficiency performance usage penetration awareness velocity lead-time turnaround cycle-time wait
waits absenteeism recall compliance points position popularity days hours
"""
METRICS = """
abandonment nps enps csat ces mrr arr ltv cac arpu arpa gmv roi ebitda ebit dso otif mttr mtbf slo sla kpi aov roas
ctr cpa cpc costs complaints claims incidents accidents injuries defects errors bugs tickets outages returns refunds
cancellations orders bookings leads customers clients users members donors donations subscribers subscriptions
visitors signups sign-ups registrations renewals referrals contracts deals accounts applicants applications hires
employees absences emissions energy waste water consumption scrap rework downtime stockouts breakdowns market-share
quality loyalty trust mentions views sick-leave overtime response responses deliveries shipments patients students
beneficiaries tenants guests readers listeners viewers players downloads stress turnover staff-turnover debt debts
overdue receivables payments invoices prices purchases visits trips crime burglaries infections admissions
readmissions falls queue queues footfall overhead expenses budget
"""

# Results that redeem a verb of making: "Create 40 jobs", "Deliver 2M in savings".
OUTCOMES = """
leads lead customers customer clients users subscribers buyers orders bookings sales revenue revenues savings profit
margin jobs contracts deals renewals referrals donors donations members appointments demos trials sign-ups signups
registrations accounts value growth income pipeline opportunities applicants applications patients families tenants
homes households meals placements converts conversions mqls sqls prospects loyalty satisfaction nps requests quotes
"""

# Things made or held: counting them says how busy a team was.
ARTEFACTS = """
inspections groups concept concepts proof proofs poc pocs webinar webinars workshop workshops post posts article
articles video videos dashboard dashboards feature features report reports session sessions interview interviews
meeting meetings event events campaign campaigns newsletter newsletters story stories case-study case-studies study
studies page pages guide guides handbook handbooks playbook playbooks manual manuals template templates tool tools
module modules integration integrations procedure procedures process processes policy policies document documents
documentation prototype prototypes survey surveys questionnaire questionnaires response responses answers feedback
audit audits course courses training trainings podcast podcasts episode episodes brochure brochures flyer flyers
leaflet leaflets presentation presentations deck decks proposal proposals whitepaper whitepapers ebook ebooks
infographic infographics website websites portal portals api apis roadmap tickets backlog project projects initiative
initiatives pilot pilots plan plans strategy catalogue kiosk kiosks sensor sensors poster posters exhibition
exhibitions concert concerts conference conferences fair fairs talk talks call calls email emails e-mails release
releases test tests experiment experiments persona personas wireframe wireframes mockup mockups script scripts
checklist checklists tutorial tutorials quote-requests visits testimonials opinions ideas notes drafts slides
reviews-meetings seminar seminars hackathon hackathons tasting tastings open-days demos-days publications papers
chatbot intranet crm erp app apps application microservices endpoints pipelines warehouse depot hub stores shops
branches offices boutiques machines lines servers services systems playgrounds benches shelters descriptions
description guideline guidelines charter charters protocol protocols recipe recipes blueprint blueprints form forms
banner banners signs boards maps spreadsheet spreadsheets rules recordings screens lecture lectures masterclass
masterclasses roundtable roundtables meetup meetups screening screenings panel panels stand stands stall stalls booth
booths hires engineers developers salespeople recruits counters counter spaces space rooms room centres centre centers
center routes route stops collections collection ranges range menus menu dishes shows films books albums editions
chapters robots robot bots bot connectors connector alerts actions committees committee clubs club badges certificates
desks desk vans van trucks truck vehicles vehicle ovens oven beds cameras camera drones drone tablets tablet laptops
laptop deliverables deliverable adverts ads commercials visuals mailings press-releases diagnostics blogs columns
tours gardens trees hedges fountains turbines meters sockets projectors quizzes games bridges toilets nurseries
nursery gyms gym studios studio showrooms showroom corners algorithms algorithm feeds interfaces interface
environments environment migrations migration redesigns redesign launches launch chargers charger bays buildings
building facilities facility wards roadmaps specs spec mock-ups samples datasets dataset libraries points sheet sheets
"""

# Those of which making more is still only making: none is asked for by anybody outside.
CONTENT = """
fair fairs shows tradeshows forums exhibitions inspections inspection checks webinar webinars workshop workshops post
posts article articles video videos newsletter newsletters report reports session sessions interview interviews
meeting meetings event events campaign campaigns podcast podcasts episode episodes presentation presentations email
emails e-mails mailings publications papers case-studies training trainings call calls tests experiments releases
features press-releases cold-calls lectures masterclasses roundtables meetups screenings panels talks conferences
seminars flyers brochures tutorials reels audits stories certification certifications exams delegations delegation
visits rounds concerts tours projects
"""

# Nothing that one could recognise when it is there.
GENERIC = """
company business team teams organisation organization firm place workplace service services product products quality
communication collaboration cooperation innovation culture efficiency performance productivity excellence processes
process operations operation growth engagement satisfaction experience results success agility visibility brand
image department group everything things work job company's market provider partner employer customers customer
client clients employees employee user users staff people internal sales supplier vendor solution solutions skills
leadership teamwork workflow workflows value values impact future potential strategy structure practices methods
transparency relationship relationships alignment sustainability digitalisation digitalization transformation
"""
ADJECTIVES = """
operational attractive commercial global better best great greater good excellent top stronger strong faster smarter
leaner agile efficient effective more innovative visible modern professional proactive reactive customer-centric
customer-focused data-driven competitive profitable sustainable leading recognised recognized dynamic successful
bigger larger happier happy leader leaders reference winner winners champion champions expert experts specialist
partner world-class outstanding high-performing first-class performing productive creative digital responsible ethical
major united close-knit tight-knit key important
"""
WEAK_QUALIFIERS = """
solid significant significantly good strong noticeable noticeably substantial substantially real meaningful better
considerable considerably decent healthy nice important clear clearly major massive massively
"""

# Work that goes on whatever happens.
USUAL = """
level levels position budget budgets share servers systems lights operations running going current usual compliance
continuity date standard standards service services quality costs satisfaction sales margin revenue rate rates pace
momentum market status quo same existing deadline deadlines schedule track sla slas availability uptime security
control store stores machines equipment records books performance productivity certification certifications
accreditation accreditations contracts rank ranking compliant gdpr regulation regulations
"""
PEOPLE = """
customers clients users members donors employees staff hires people talent talents students patients tenants guests
subscribers volunteers nurses teachers drivers players apprentices graduates families accounts managers agents
engineers developers colleagues residents pupils trainees
"""
LABELS = """
version phase level tier step stage class grade batch zone line gate terminal chapter article scope wave sprint
release model module series floor building room unit generation gen station plant week quarter type size age plan
route act formula category horizon industry iso cop norm standard lot rule wcag sox soc gdpr http covid windows python
java php node vue react angular office page lane platform platform's track team site year cohort season day top-tier
edition no number section pillar workstream agenda vision law directive decree
"""
