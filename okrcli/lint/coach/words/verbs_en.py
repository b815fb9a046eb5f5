"""English verbs by what they promise: a thing made, an activity, a movement, a state kept, a result."""

from __future__ import annotations

# Making a thing: the thing is there at the end, whether or not it changed anything.
OUTPUT = """
launch relaunch release publish republish deploy redeploy implement install migrate redesign document translate
integrate digitise digitize digitalise digitalize computerise computerize refactor rebuild rewrite revamp modernise
modernize overhaul rebrand code program prototype configure customise customize film record edit upload embed localise
localize standardise standardize formalise formalize centralise centralize consolidate decommission retire sunset
transition switch port containerise containerize instrument refurbish renovate repaint relocate construct erect
inaugurate write design draw shoot model finalise finalize introduce pilot_test roll_out set_up put_in_place
put_into_place go_live stand_up kick_off phase_in phase_out put_together bring_online bring_live unveil debut
commission demolish redo refit paint issue harmonise harmonize insource swap tender_for push_live put_online put_live
put_into_production write_up move_to_the move_all replatform repackage retrofit prefabricate wire landscape plant_a
fit mount fence pave dig tile re-roof plaster weld
"""

# Making a thing, or delivering a service: a share, an amount of money or an outcome for an object redeems these.
SOFT_OUTPUT = """
deliver build create develop produce ship complete finish establish open add replace automate equip furnish supply
provide offer connect extend_to convert_to upgrade print manufacture assemble craft enable activate_the close_out
wrap_up implement_for unify merge standardise_on bring_in set_out
"""

# Keeping busy: somebody does it, and nothing need change.
TASK = """
pilot organise organize hold attend meet visit call contact interview train run prepare review send draft update
analyse analyze research benchmark explore plan identify conduct participate define redefine test evaluate assess
audit investigate study survey poll consult discuss talk present negotiate renegotiate recruit hire coach mentor
educate inform communicate announce promote advertise campaign schedule host facilitate moderate coordinate manage
supervise oversee monitor track follow check inspect verify validate examine compare compile list inventory catalogue
catalog map prioritise prioritize brainstorm sketch outline propose pitch submit apply file order buy purchase procure
source select choose shortlist appoint assign nominate outsource clean tidy sort archive fix debug repair patch liaise
invite email mail phone post tweet read revise rehearse practise practice perform execute undertake address tackle
brief debrief demo showcase exhibit distribute disseminate canvass prospect shadow observe sample measure report agree
decide approve ratify invest start begin try continue_to support work look think collaborate experiment rethink
refresh reorganise reorganize restructure clarify gather collect collate scope spec discover estimate budget forecast
calculate sponsor lobby give_a_talk give_a_lecture listen rework advocate fundraise volunteer ask assist advise guide
onboard write_to speak_to speak_at talk_to reach_out reach_out_to follow_up follow_up_with carry_out work_on work_with
focus_on look_into look_for sit_down_with sign_up_for take_part_in take_part go_to get_in_touch_with get_quotes
hand_out put_up set_goals set_targets make_a_list make_contact do_a do_an do_some do_the do_research make_calls
knock_on keep_track_of keep_an_eye_on raise_awareness raise_a_ticket bring_together share_the share_our pursue
engage_with partner_with team_up_with get_feedback collect_feedback get_started prepare_for run_a switch_off
go_through deep_dive get_trained arrange celebrate chair circulate compose convene curate dispatch enrol enroll
escalate join label network notify register remind request restock revisit scan screen stage strategise strategize
subscribe tag tour trial vet engage close_the_books catch_up_on accompany accredit adjust administer allocate amend
annotate anonymise anonymize audition authorise authorize calibrate caption categorise categorize classify codify
commentate consider copy crop cross-check debate decode decorate dedupe deduplicate delegate delete describe designate
determine devise dictate disassemble disburse dismantle double-check duplicate elicit enumerate excavate exchange
flesh_out chase correct formulate illustrate import initiate insert instruct itemise lecture leaflet mediate modify
normalise normalize orchestrate photograph pinpoint populate postpone proofread prune quantify query re-run rearrange
reassign recap reclassify reconfigure redact redecorate redistribute reformat reframe regroup reissue relabel relist
remodel rename rephrase reposition repost reprint reschedule rescope reshoot restyle resubmit retag retest retouch
retrain rewire roster scaffold scour scout scrub scrutinise scrutinize segment signpost simulate specify spot-check
stencil stitch subcontract summarise summarize synchronise synchronize synthesise synthesize systematise systematize
tabulate tally transcribe transmit triage troubleshoot tutor tweak unpack vote_on weed weigh whiteboard wipe call_back
go_see go_and_see empty polish sift_through fill_in fill_out draw_up_a ring phone_back touch_base catch_up_with
check_in_with dust_off mend sew bake cook
"""

# Movements by direction, and those whose direction only their metric tells.
UP = """
increase raise grow boost lift elevate double triple quadruple multiply maximise maximize widen heighten climb rise
push_up ramp_up step_up drive_up bring_up scale_up build_up go_up augment quintuple swell amplify lengthen
"""
DOWN = """
reduce cut decrease lower shorten shrink minimise minimize halve drop trim slash curb lessen diminish downsize fall
bring_down drive_down cut_down push_down scale_down cut_back go_down get_down slow eliminate contain dampen dent
alleviate abate mitigate scale_back shave
"""
MOVE = """
improve enhance bring move take shift turn optimise optimize streamline accelerate speed_up better refine strengthen
reinforce advance expand extend scale deepen broaden stimulate foster encourage upgrade_our progress intensify
leverage upskill professionalise professionalize rationalise rationalize fine-tune hone consolidate_our limit
diversify stabilise_our
"""

MAINTAIN = """
control keep maintain remain stay hold_at hold_the sustain preserve continue stabilise stabilize uphold safeguard
comply conform stay_on stay_in keep_to meet_our meet_the adhere run_the_day-to-day stay_within stay_below stay_under
stick_to carry_on do_not_exceed not_exceed never_exceed respect
"""

# Getting a result: the object says which.
RESULT = """
do win sign generate reach achieve attain hit obtain get gain earn secure convert attract recover save retain sell
close land book acquire capture unlock free rescue graduate exceed surpass score rank qualify renew have make drive
yield welcome activate reactivate upsell regain restore become be see give resolve answer process handle serve collect
raise satisfy please put find return use adopt recommend learn help teach speak bring_value rate place ship_to lose
spend pay break ensure allow let come climb_to attend_all say buy stick lead bring_back recoup pass feed house treat
cure heal avoid prevent go stop end enter prove show delight establish_ourselves stand_up_for look_after stand_by
speak_up_for lift_up establish_our accept respond reply respond_to reply_to open_up enlist vaccinate immunise immunize
rehouse recycle unite rally inspire empower reassure protect defend simplify mobilise mobilize persuade convince
detect diagnose reconcile outperform outrank overtake beat total accumulate invoice rehabilitate relieve soothe
captivate surprise astonish dare reinvent reimagine free_up fill reunite liberate emancipate reclaim outgrow excite
thrill wow
"""
