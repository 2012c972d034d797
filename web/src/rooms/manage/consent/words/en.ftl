# The paper on which guardians allow things to who is not of age. What is signed begins with consent-text: see version.ts.
consent-title = Guardian’s consent
consent-print = Print the form
consent-what = For the guardian to sign, in the language of this page. Then put each thing they allow on file on the person’s page.
consent-minor = Young person
consent-guardian = Parent or guardian
consent-relation = What they are to them (mother, father, guardian)
consent-phone = Phone
consent-text-lead = I am a parent or guardian of the young person named above. Each point below I allow or do not allow by itself; whoever allows only some of them can use the lab as far as those go.
consent-text-comes-alone = They may come to the lab and work there without me during its opening hours, on machines for which they passed the training. On a machine that the lab marks as a hazard they work only together with an adult.
consent-text-personal-data = The lab keeps their name, contact, trainings, bookings and work at the machines, to run the lab safely and to count its use. It shows names to its staff alone; reports hold no names. The rules on how long it keeps what can be read at the lab.
consent-text-photographs = The lab may take photographs and video in which they can be recognised, and show them in reports and on its own pages about its work.
consent-text-rights = I can withdraw any of these at any time at the lab or in writing, without a reason; it then ends from that day on. I can ask what the lab keeps about them, have it corrected and have it erased.
consent-yes = I allow it
consent-no = I do not allow it
consent-day = Date
consent-signature = Signature
consent-version = Text of { $day } (version { $version })
