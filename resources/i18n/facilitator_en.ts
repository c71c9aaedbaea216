<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>AgendaHead</name>
        <message numerus="yes">
            <source>%n min too long to end in time</source>
            <translation>
                <numerusform>%n min too long to end in time</numerusform>
                <numerusform>%n min too long to end in time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min to spare</source>
            <translation>
                <numerusform>%n min to spare</numerusform>
                <numerusform>%n min to spare</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaPreview</name>
        <message numerus="yes">
            <source>%n thing(s) in the file could not be read. Put them right there, or go on: blocks keep what they had.</source>
            <translation>
                <numerusform>%n thing in the file could not be read. Put them right there, or go on: blocks keep what they had.</numerusform>
                <numerusform>%n things in the file could not be read. Put them right there, or go on: blocks keep what they had.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n moved</source>
            <translation>
                <numerusform>%n moved</numerusform>
                <numerusform>%n moved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n taken out</source>
            <translation>
                <numerusform>%n taken out</numerusform>
                <numerusform>%n taken out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n as before</source>
            <translation>
                <numerusform>%n as before</numerusform>
                <numerusform>%n as before</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BadgeKeysCard</name>
        <message numerus="yes">
            <source>%n key|keys written to {file}.</source>
            <translation>
                <numerusform>%n key written to {file}.</numerusform>
                <numerusform>%n keys written to {file}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n key|keys new here; {name} signs from now on.</source>
            <translation>
                <numerusform>%n key new here; {name} signs from now on.</numerusform>
                <numerusform>%n keys new here; {name} signs from now on.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n key|keys withdrawn: badges signed by them are refused.</source>
            <translation>
                <numerusform>%n key withdrawn: badges signed by them are refused.</numerusform>
                <numerusform>%n keys withdrawn: badges signed by them are refused.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BadgeOrderForm</name>
        <message numerus="yes">
            <source>%n chosen. Space or a click chooses and lets go.</source>
            <translation>
                <numerusform>%n chosen. Space or a click chooses and lets go.</numerusform>
                <numerusform>%n chosen. Space or a click chooses and lets go.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BadgesTab</name>
        <message numerus="yes">
            <source>%n badge(s) saved in {file}.</source>
            <translation>
                <numerusform>%n badge saved in {file}.</numerusform>
                <numerusform>%n badges saved in {file}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BlockWords</name>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CaptureBar</name>
        <message numerus="yes">
            <source>%n kept</source>
            <translation>
                <numerusform>%n kept</numerusform>
                <numerusform>%n kept</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CertificatesCard</name>
        <message numerus="yes">
            <source>%n certificate(s) saved in {file}.</source>
            <translation>
                <numerusform>%n certificate saved in {file}.</numerusform>
                <numerusform>%n certificates saved in {file}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ClockSetNotice</name>
        <message numerus="yes">
            <source>This laptop's clock was put forward by %n min. The timer is not affected.</source>
            <translation>
                <numerusform>This laptop's clock was put forward by %n min. The timer is not affected.</numerusform>
                <numerusform>This laptop's clock was put forward by %n min. The timer is not affected.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This laptop's clock was put back by %n min. The timer is not affected.</source>
            <translation>
                <numerusform>This laptop's clock was put back by %n min. The timer is not affected.</numerusform>
                <numerusform>This laptop's clock was put back by %n min. The timer is not affected.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CountsCard</name>
        <message numerus="yes">
            <source>%n not here yet</source>
            <translation>
                <numerusform>%n not here yet</numerusform>
                <numerusform>%n not here yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n expected</source>
            <translation>
                <numerusform>%n expected</numerusform>
                <numerusform>%n expected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n walked in</source>
            <translation>
                <numerusform>%n walked in</numerusform>
                <numerusform>%n walked in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n came late</source>
            <translation>
                <numerusform>%n came late</numerusform>
                <numerusform>%n came late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left early</source>
            <translation>
                <numerusform>%n left early</numerusform>
                <numerusform>%n left early</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DeckBar</name>
        <message numerus="yes">
            <source>%n page|pages</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>shown in %n block|blocks</source>
            <translation>
                <numerusform>shown in %n block</numerusform>
                <numerusform>shown in %n blocks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DrawnGroups</name>
        <message numerus="yes">
            <source>Group {number} · %n</source>
            <translation>
                <numerusform>Group {number} · %n</numerusform>
                <numerusform>Group {number} · %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EnergizerFace</name>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EvidencePage</name>
        <message numerus="yes">
            <source>{answer} · %n people</source>
            <translation>
                <numerusform>{answer} · one person</numerusform>
                <numerusform>{answer} · %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files written and checked.</source>
            <translation>
                <numerusform>One file written and checked.</numerusform>
                <numerusform>%n files written and checked.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GroupsFace</name>
        <message numerus="yes">
            <source>%n groups: {sizes}</source>
            <translation>
                <numerusform>One group: {sizes}</numerusform>
                <numerusform>%n groups: {sizes}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only %n people are here.</source>
            <translation>
                <numerusform>Only one person is here.</numerusform>
                <numerusform>Only %n people are here.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pairs meet again (fewer is not possible).</source>
            <translation>
                <numerusform>One pair meets again (fewer is not possible).</numerusform>
                <numerusform>%n pairs meet again (fewer is not possible).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pairs meet again.</source>
            <translation>
                <numerusform>One pair meets again.</numerusform>
                <numerusform>%n pairs meet again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people came since.</source>
            <translation>
                <numerusform>One person came since.</numerusform>
                <numerusform>%n people came since.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people have left.</source>
            <translation>
                <numerusform>One person has left.</numerusform>
                <numerusform>%n people have left.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HandOverCard</name>
        <message numerus="yes">
            <source>%n entry|entries written: {path}</source>
            <translation>
                <numerusform>%n entry written: {path}</numerusform>
                <numerusform>%n entries written: {path}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Jumps</name>
        <message numerus="yes">
            <source>Moved; left out: {block} and %n more.</source>
            <translation>
                <numerusform>Moved; left out: {block} and %n more.</numerusform>
                <numerusform>Moved; left out: {block} and %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MergeView</name>
        <message numerus="yes">
            <source>%n badge(s)</source>
            <translation>
                <numerusform>%n badge</numerusform>
                <numerusform>%n badges</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry|entries at the door</source>
            <translation>
                <numerusform>%n entry at the door</numerusform>
                <numerusform>%n entries at the door</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n questionnaire number(s)</source>
            <translation>
                <numerusform>%n questionnaire number</numerusform>
                <numerusform>%n questionnaire numbers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message numerus="yes">
            <source>+%n more</source>
            <translation>
                <numerusform>+%n more</numerusform>
                <numerusform>+%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NextCard</name>
        <message numerus="yes">
            <source>%n people on the roster. Look over agenda, slides and badges.</source>
            <translation>
                <numerusform>One person on the roster. Look over agenda, slides and badges.</numerusform>
                <numerusform>%n people on the roster. Look over agenda, slides and badges.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people are expected. Scan badges or type names.</source>
            <translation>
                <numerusform>One person is expected. Scan badges or type names.</numerusform>
                <numerusform>%n people are expected. Scan badges or type names.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people have checked in.</source>
            <translation>
                <numerusform>One person has checked in.</numerusform>
                <numerusform>%n people have checked in.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sheet(s) keyed so far.</source>
            <translation>
                <numerusform>%n sheet keyed so far.</numerusform>
                <numerusform>%n sheets keyed so far.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sheet(s) keyed. The summary is ready to be read and sent.</source>
            <translation>
                <numerusform>%n sheet keyed. The summary is ready to be read and sent.</numerusform>
                <numerusform>%n sheets keyed. The summary is ready to be read and sent.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OverviewPanel</name>
        <message numerus="yes">
            <source>%n slides</source>
            <translation>
                <numerusform>One slide</numerusform>
                <numerusform>%n slides</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeopleDeeds</name>
        <message numerus="yes">
            <source>%n person|people at tables. Badges and seat cards show them.</source>
            <translation>
                <numerusform>%n person at tables. Badges and seat cards show them.</numerusform>
                <numerusform>%n people at tables. Badges and seat cards show them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person|people in groups. Badges and seat cards show them.</source>
            <translation>
                <numerusform>%n person in groups. Badges and seat cards show them.</numerusform>
                <numerusform>%n people in groups. Badges and seat cards show them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeopleTab</name>
        <message numerus="yes">
            <source>%n person|people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person|people added.</source>
            <translation>
                <numerusform>%n person added.</numerusform>
                <numerusform>%n people added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person|people changed.</source>
            <translation>
                <numerusform>%n person changed.</numerusform>
                <numerusform>%n people changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person|people taken out again.</source>
            <translation>
                <numerusform>%n person taken out again.</numerusform>
                <numerusform>%n people taken out again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PhoneSwitch</name>
        <message numerus="yes">
            <source>%n phone(s) through</source>
            <translation>
                <numerusform>%n phone through</numerusform>
                <numerusform>%n phones through</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n checked in</source>
            <translation>
                <numerusform>%n checked in</numerusform>
                <numerusform>%n checked in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanWords</name>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>fixed start, %n min late</source>
            <translation>
                <numerusform>fixed start, %n min late</numerusform>
                <numerusform>fixed start, %n min late</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PreviewTable</name>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already there</source>
            <translation>
                <numerusform>%n already there</numerusform>
                <numerusform>%n already there</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n to look at</numerusform>
                <numerusform>%n to look at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuestionnairesTab</name>
        <message numerus="yes">
            <source>%n questionnaire(s) in use</source>
            <translation>
                <numerusform>%n questionnaire in use</numerusform>
                <numerusform>%n questionnaires in use</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{title}: %n question(s).</source>
            <translation>
                <numerusform>{title}: %n question.</numerusform>
                <numerusform>{title}: %n questions.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReadyPanel</name>
        <message numerus="yes">
            <source>%n to mend</source>
            <translation>
                <numerusform>%n to mend</numerusform>
                <numerusform>%n to mend</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n to look at</numerusform>
                <numerusform>%n to look at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RosterImportView</name>
        <message numerus="yes">
            <source>%n sheets of this file name people. Import them one after the other.</source>
            <translation>
                <numerusform>One sheet of this file names people.</numerusform>
                <numerusform>%n sheets of this file name people. Import them one after the other.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Change %n person|people</source>
            <translation>
                <numerusform>Change %n person</numerusform>
                <numerusform>Change %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n person|people</source>
            <translation>
                <numerusform>Add %n person</numerusform>
                <numerusform>Add %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunWords</name>
        <message numerus="yes">
            <source>Ends {time}, %n min past the must-end</source>
            <translation>
                <numerusform>Ends {time}, %n min past the must-end</numerusform>
                <numerusform>Ends {time}, %n min past the must-end</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ends {time}, %n min late</source>
            <translation>
                <numerusform>Ends {time}, %n min late</numerusform>
                <numerusform>Ends {time}, %n min late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ends {time}, %n min early</source>
            <translation>
                <numerusform>Ends {time}, %n min early</numerusform>
                <numerusform>Ends {time}, %n min early</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ended {time}, %n min late</source>
            <translation>
                <numerusform>Ended {time}, %n min late</numerusform>
                <numerusform>Ended {time}, %n min late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ended {time}, %n min early</source>
            <translation>
                <numerusform>Ended {time}, %n min early</numerusform>
                <numerusform>Ended {time}, %n min early</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SavedPeopleNotice</name>
        <message numerus="yes">
            <source>%n line(s) with names and all that is known: {path}. Give it to nobody outside.</source>
            <translation>
                <numerusform>%n line with names and all that is known: {path}. Give it to nobody outside.</numerusform>
                <numerusform>%n lines with names and all that is known: {path}. Give it to nobody outside.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SessionTable</name>
        <message numerus="yes">
            <source>{day}, %n half-day(s)</source>
            <translation>
                <numerusform>{day}, %n half-day</numerusform>
                <numerusform>{day}, %n half-days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message numerus="yes">
            <source>Figures of fewer than %n person|people are not shown.</source>
            <translation>
                <numerusform>Figures of fewer than %n person are not shown.</numerusform>
                <numerusform>Figures of fewer than %n people are not shown.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SheetSide</name>
        <message numerus="yes">
            <source>%n more counted than here: look for them.</source>
            <translation>
                <numerusform>%n more counted than here: look for them.</numerusform>
                <numerusform>%n more counted than here: look for them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fewer counted than here: look for them.</source>
            <translation>
                <numerusform>%n fewer counted than here: look for them.</numerusform>
                <numerusform>%n fewer counted than here: look for them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignInNotice</name>
        <message numerus="yes">
            <source>Sign-in sheet with %n person|people: {path}</source>
            <translation>
                <numerusform>Sign-in sheet with %n person: {path}</numerusform>
                <numerusform>Sign-in sheet with %n people: {path}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignWords</name>
        <message numerus="yes">
            <source>Phones: %n checked in</source>
            <translation>
                <numerusform>Phones: %n checked in</numerusform>
                <numerusform>Phones: %n checked in</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SleptNotice</name>
        <message numerus="yes">
            <source>The block ran on while the program was closed: %n min since the last key.</source>
            <translation>
                <numerusform>The block ran on while the program was closed: %n min since the last key.</numerusform>
                <numerusform>The block ran on while the program was closed: %n min since the last key.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The laptop slept for %n min.</source>
            <translation>
                <numerusform>The laptop slept for %n min.</numerusform>
                <numerusform>The laptop slept for %n min.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SlidesTab</name>
        <message numerus="yes">
            <source>Look at %n page|pages: not all is as in the file.</source>
            <translation>
                <numerusform>Look at %n page: not all is as in the file.</numerusform>
                <numerusform>Look at %n pages: not all is as in the file.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n block|blocks show pages that it does not have.</source>
            <translation>
                <numerusform>%n block show pages that it does not have.</numerusform>
                <numerusform>%n blocks show pages that it does not have.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StacksCard</name>
        <message numerus="yes">
            <source>%n set aside</source>
            <translation>
                <numerusform>%n set aside</numerusform>
                <numerusform>%n set aside</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WarningLines</name>
        <message numerus="yes">
            <source>%n more to look at</source>
            <translation>
                <numerusform>%n more to look at</numerusform>
                <numerusform>%n more to look at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WorkspaceCard</name>
        <message numerus="yes">
            <source>%n damaged place(s) found. Put the newest backup back.</source>
            <translation>
                <numerusform>%n damaged place found. Put the newest backup back.</numerusform>
                <numerusform>%n damaged places found. Put the newest backup back.</numerusform>
            </translation>
        </message>
    </context>
</TS>
