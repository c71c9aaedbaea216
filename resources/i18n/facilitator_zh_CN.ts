<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AboutCard</name>
        <message>
            <source>About Facilitator {version}</source>
            <translation>关于培训现场 {version}</translation>
        </message>
        <message>
            <source>Made for people who train parents far from home. It works without a network, and nothing leaves this computer unless you export it.</source>
            <translation>献给为异地父母做培训的人。无需联网即可使用；除非您主动导出，任何内容都不会离开这台电脑。</translation>
        </message>
    </context>
    <context>
        <name>AgainCard</name>
        <message>
            <source>Print numbers again</source>
            <translation>重印已发编号</translation>
        </message>
        <message>
            <source>From number</source>
            <translation>从编号</translation>
        </message>
        <message>
            <source>Empty: from the first one given out</source>
            <translation>不填：从已发的第一号起</translation>
        </message>
        <message>
            <source>To number</source>
            <translation>到编号</translation>
        </message>
        <message>
            <source>Empty: to the last one given out</source>
            <translation>不填：到已发的最后一号</translation>
        </message>
        <message>
            <source>Only numbers under which nothing is keyed</source>
            <translation>只印还没有录入的编号</translation>
        </message>
        <message>
            <source>Language of the forms</source>
            <translation>问卷的语言</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>中英文</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>重印</translation>
        </message>
        <message>
            <source>Forms {site}.pdf</source>
            <translation>问卷 {site}.pdf</translation>
        </message>
        <message>
            <source>{count} forms, {first} to {last}, are in {path}. No new number was given out.</source>
            <translation>已生成 {count} 份问卷，编号 {first} 至 {last}：{path}。没有发放新编号。</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>AgendaBoard</name>
        <message>
            <source>Starts</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>环节</translation>
        </message>
        <message>
            <source>What people do</source>
            <translation>形式</translation>
        </message>
        <message>
            <source>Slides</source>
            <translation>幻灯片</translation>
        </message>
        <message>
            <source>Short of time</source>
            <translation>时间不够时</translation>
        </message>
        <message>
            <source>Usually</source>
            <translation>以往用时</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation>议程</translation>
        </message>
    </context>
    <context>
        <name>AgendaCommands</name>
        <message>
            <source>Find a block in the library</source>
            <translation>在环节库中查找</translation>
        </message>
        <message>
            <source>Save the run sheet</source>
            <translation>保存流程单</translation>
        </message>
        <message>
            <source>Save what to bring</source>
            <translation>保存物料清单</translation>
        </message>
        <message>
            <source>Save the agenda as Excel</source>
            <translation>导出议程为 Excel</translation>
        </message>
    </context>
    <context>
        <name>AgendaHead</name>
        <message>
            <source>{length}, ends {end}</source>
            <translation>{length}，{end} 结束</translation>
        </message>
        <message>
            <source>room booked for {length}</source>
            <translation>场地预订 {length}</translation>
        </message>
        <message>
            <source>at the shortest {length}</source>
            <translation>最短 {length}</translation>
        </message>
        <message>
            <source>people active {share} %</source>
            <translation>学员动手参与占 {share}%</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>提前</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>推后</translation>
        </message>
        <message>
            <source>Remove this block</source>
            <translation>删除本环节</translation>
        </message>
        <message>
            <source>Add a block</source>
            <translation>添加环节</translation>
        </message>
        <message>
            <source>{verb}: {deed}</source>
            <translation>{verb}：{deed}</translation>
        </message>
        <message numerus="yes">
            <source>%n min too long to end in time</source>
            <translation>
                <numerusform>超出最晚结束时间 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>No minute to spare</source>
            <translation>没有富余时间</translation>
        </message>
        <message numerus="yes">
            <source>%n min to spare</source>
            <translation>
                <numerusform>还富余 %n 分钟</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaMenu</name>
        <message>
            <source>Go to this block</source>
            <translation>转到这个环节</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>Put off to follow-up</source>
            <translation>留到课后跟进</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>提前</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>推后</translation>
        </message>
        <message>
            <source>One minute more</source>
            <translation>多 1 分钟</translation>
        </message>
        <message>
            <source>One minute less</source>
            <translation>少 1 分钟</translation>
        </message>
        <message>
            <source>Five minutes more</source>
            <translation>多 5 分钟</translation>
        </message>
        <message>
            <source>Five minutes less</source>
            <translation>少 5 分钟</translation>
        </message>
        <message>
            <source>Put a block in after it…</source>
            <translation>在后面插入环节……</translation>
        </message>
        <message>
            <source>Take the last change back</source>
            <translation>撤销上一次改动</translation>
        </message>
    </context>
    <context>
        <name>AgendaPreview</name>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>环节</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>变动</translation>
        </message>
        <message>
            <source>What could not be read</source>
            <translation>无法读取的内容</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Leave the agenda as it is</source>
            <translation>保持原议程</translation>
        </message>
        <message>
            <source>What {file} changes</source>
            <translation>{file} 带来的变动</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) in the file could not be read. Put them right there, or go on: blocks keep what they had.</source>
            <translation>
                <numerusform>文件中有 %n 处无法读取。可在文件里改正，也可继续：环节保留原有内容。</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing: it is the agenda as it stands.</source>
            <translation>没有变动：与现在的议程一致。</translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>新增 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>更新 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n moved</source>
            <translation>
                <numerusform>移动 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n taken out</source>
            <translation>
                <numerusform>取出 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n as before</source>
            <translation>
                <numerusform>不变 %n</numerusform>
            </translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>taken out</source>
            <translation>取出</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>moved</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>stands elsewhere</source>
            <translation>位置变动</translation>
        </message>
        <message>
            <source>{field}, before: {title}</source>
            <translation>{field}，原为：{title}</translation>
        </message>
        <message>
            <source>Row {number}</source>
            <translation>第 {number} 行</translation>
        </message>
    </context>
    <context>
        <name>AgendaSide</name>
        <message>
            <source>Beside the agenda</source>
            <translation>议程旁边</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>环节</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>环节库</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>打印与表格</translation>
        </message>
    </context>
    <context>
        <name>AgendaTab</name>
        <message>
            <source>Agenda</source>
            <translation>议程</translation>
        </message>
        <message>
            <source>An agenda keeps at least one block.</source>
            <translation>议程里至少要留一个环节。</translation>
        </message>
        <message>
            <source>{title} is out of the agenda.</source>
            <translation>已从议程中删除“{title}”。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Taken back: {deed}.</source>
            <translation>已撤销：{deed}。</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Done again: {deed}.</source>
            <translation>已重做：{deed}。</translation>
        </message>
        <message>
            <source>{title} is in the agenda.</source>
            <translation>“{title}”已加入议程。</translation>
        </message>
        <message>
            <source>The agenda is taken over.</source>
            <translation>已采用文件中的议程。</translation>
        </message>
    </context>
    <context>
        <name>AsideBar</name>
        <message>
            <source>Park it</source>
            <translation>待查</translation>
        </message>
        <message>
            <source>It is blank</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>It is spoilt</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>Go to question</source>
            <translation>跳到第几题</translation>
        </message>
        <message>
            <source>1 to {most}</source>
            <translation>1 到 {most}</translation>
        </message>
        <message>
            <source>Why is this form set aside?</source>
            <translation>为什么搁置这一份？</translation>
        </message>
    </context>
    <context>
        <name>AwakeWords</name>
        <message>
            <source>The laptop stays awake.</source>
            <translation>电脑不会自动休眠。</translation>
        </message>
        <message>
            <source>This laptop may fall asleep: set sleep to Never in Settings, System, Power.</source>
            <translation>这台电脑可能会自动休眠：请在“设置 &gt; 系统 &gt; 电源”里把休眠设为“从不”。</translation>
        </message>
        <message>
            <source>This laptop may fall asleep: set it to Never in System Settings, Lock Screen.</source>
            <translation>这台电脑可能会自动休眠：请在“系统设置 &gt; 锁定屏幕”里设为“永不”。</translation>
        </message>
        <message>
            <source>This laptop may fall asleep: switch sleep off in the system's power settings.</source>
            <translation>这台电脑可能会自动休眠：请在系统的电源设置里关闭休眠。</translation>
        </message>
    </context>
    <context>
        <name>BackupsCard</name>
        <message>
            <source>Backups</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>A checked copy is written every ten minutes while something changes, and on closing.</source>
            <translation>内容有改动时每十分钟写一份备份，退出时再写一份，每份都经过检查。</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>No backup yet. The first is written when something has changed.</source>
            <translation>还没有备份。内容有改动后会写第一份。</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Put this one back</source>
            <translation>恢复到这一份</translation>
        </message>
        <message>
            <source>Every ten minutes</source>
            <translation>每十分钟</translation>
        </message>
        <message>
            <source>Before an upgrade</source>
            <translation>升级之前</translation>
        </message>
        <message>
            <source>From the command line</source>
            <translation>来自命令行</translation>
        </message>
        <message>
            <source>Before an import</source>
            <translation>导入之前</translation>
        </message>
        <message>
            <source>Before going back to an earlier one</source>
            <translation>恢复旧备份之前</translation>
        </message>
        <message>
            <source>Before the passphrase was changed</source>
            <translation>更改口令之前</translation>
        </message>
        <message>
            <source>After the passphrase was changed</source>
            <translation>更改口令之后</translation>
        </message>
        <message>
            <source>On closing</source>
            <translation>退出时</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>手动备份</translation>
        </message>
        <message>
            <source>Go back to the state of {time}? The work there is now is backed up first.</source>
            <translation>要回到 {time} 的状态吗？现有的内容会先备份。</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>保持现状</translation>
        </message>
    </context>
    <context>
        <name>BadgeKeysCard</name>
        <message>
            <source>Badge keys</source>
            <translation>签到卡密钥</translation>
        </message>
        <message>
            <source>A laptop that has these keys reads your badges without a network or a list of people.</source>
            <translation>有了这些密钥，其他电脑不用网络、不用名单也能识别你们的签到卡。</translation>
        </message>
        <message>
            <source>Badge key</source>
            <translation>签到卡密钥</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>生成日期</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>No key yet: the first badge makes one.</source>
            <translation>还没有密钥：制作第一张签到卡时会生成。</translation>
        </message>
        <message>
            <source>Carry to another laptop</source>
            <translation>带到另一台电脑</translation>
        </message>
        <message>
            <source>Take from another laptop</source>
            <translation>从另一台电脑取得</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新密钥</translation>
        </message>
        <message>
            <source>Withdraw this key</source>
            <translation>作废这个密钥</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>signs</source>
            <translation>签发中</translation>
        </message>
        <message>
            <source>is read</source>
            <translation>可识别</translation>
        </message>
        <message>
            <source>The key {name} signs from now on. Older badges are read as before.</source>
            <translation>从现在起由密钥{name}签发。以前的签到卡照常识别。</translation>
        </message>
        <message>
            <source>Refuse every badge that the key {name} signed? They have to be printed anew.</source>
            <translation>不再接受密钥 {name} 签发的所有签到卡？这些卡要重新打印。</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Badges of the key {name} are refused. Print them anew; carry the keys to the other laptops.</source>
            <translation>密钥 {name} 签发的签到卡已不再接受。请重新打印，并把密钥带到其他电脑上。</translation>
        </message>
        <message numerus="yes">
            <source>%n key|keys written to {file}.</source>
            <translation>
                <numerusform>已把 %n 个密钥写入 {file}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n key|keys new here; {name} signs from now on.</source>
            <translation>
                <numerusform>新增 %n 个密钥；从现在起由 {name} 签发。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n key|keys withdrawn: badges signed by them are refused.</source>
            <translation>
                <numerusform>%n 个密钥已作废：由它们签发的签到卡会被拒绝。</numerusform>
            </translation>
        </message>
        <message>
            <source>Another laptop had the same number; this one has taken a new one.</source>
            <translation>另一台电脑的编号与本机相同；本机已换用新编号。</translation>
        </message>
    </context>
    <context>
        <name>BadgeOrderForm</name>
        <message>
            <source>Whose badges</source>
            <translation>打印谁的签到卡</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Chosen people</source>
            <translation>选定的人</translation>
        </message>
        <message>
            <source>Spare ones</source>
            <translation>备用卡</translation>
        </message>
        <message>
            <source>Print on</source>
            <translation>打印格式</translation>
        </message>
        <message>
            <source>More spare badges</source>
            <translation>再加备用卡（张）</translation>
        </message>
        <message>
            <source>The code on both faces</source>
            <translation>两面都印码</translation>
        </message>
        <message>
            <source>Language of the badges</source>
            <translation>签到卡语言</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>中英文</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>People whose badges are printed</source>
            <translation>要打印签到卡的人</translation>
        </message>
        <message>
            <source>Nobody is on the list yet.</source>
            <translation>名单上还没有人。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Cards 90 × 55 mm, to cut</source>
            <translation>卡片 90 × 55 毫米，裁切</translation>
        </message>
        <message>
            <source>Labels 99.1 × 67.7 mm</source>
            <translation>不干胶 99.1 × 67.7 毫米</translation>
        </message>
        <message>
            <source>Labels 99.1 × 57 mm</source>
            <translation>不干胶 99.1 × 57 毫米</translation>
        </message>
        <message>
            <source>Labels 70 × 37 mm</source>
            <translation>不干胶 70 × 37 毫米</translation>
        </message>
        <message>
            <source>Lanyards A6, to cut</source>
            <translation>挂绳卡 A6，裁切</translation>
        </message>
        <message>
            <source>Seat cards, to cut and fold</source>
            <translation>席卡，裁切后对折</translation>
        </message>
        <message>
            <source>{format} – {n} a page</source>
            <translation>{format}，每页 {n} 张</translation>
        </message>
        <message>
            <source>First free place (1–{n})</source>
            <translation>第一个空位（1–{n}）</translation>
        </message>
        <message numerus="yes">
            <source>%n chosen. Space or a click chooses and lets go.</source>
            <translation>
                <numerusform>已选 %n 人。按空格键或单击可选中、取消。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BadgesTab</name>
        <message>
            <source>Badges</source>
            <translation>签到卡</translation>
        </message>
        <message>
            <source>{people} badges for people, {spare} spare ones left</source>
            <translation>已发 {people} 张签到卡，还剩 {spare} 张备用卡</translation>
        </message>
        <message>
            <source>No badges yet</source>
            <translation>还没有签到卡</translation>
        </message>
        <message>
            <source>Badges given out before stay valid; one that was lost is printed again as it was. Spare ones are for people who come unannounced: the first scan asks for the name.</source>
            <translation>之前发出的签到卡仍然有效；丢失的可以照原样再打印。备用卡留给临时来的人：第一次扫码时再登记姓名。</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>保存为</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Save the badges</source>
            <translation>保存签到卡</translation>
        </message>
        <message>
            <source>Spare badges {site} {day}.pdf</source>
            <translation>备用签到卡 {site} {day}.pdf</translation>
        </message>
        <message>
            <source>Badges {names} {site} {day}.pdf</source>
            <translation>签到卡 {names} {site} {day}.pdf</translation>
        </message>
        <message>
            <source>Badges {site} {day}.pdf</source>
            <translation>签到卡 {site} {day}.pdf</translation>
        </message>
        <message>
            <source>Say where to save the badges.</source>
            <translation>请填写保存位置。</translation>
        </message>
        <message numerus="yes">
            <source>%n badge(s) saved in {file}.</source>
            <translation>
                <numerusform>已把 %n 张签到卡保存到 {file}。</numerusform>
            </translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>Beginning</name>
        <message>
            <source>This half-day is planned for {day}. Start it today?</source>
            <translation>这个半天场排在 {day}，今天就开始吗？</translation>
        </message>
        <message>
            <source>Start today</source>
            <translation>今天开始</translation>
        </message>
        <message>
            <source>The half-day goes on where it stood at {time}.</source>
            <translation>半天场接着 {time} 的进度继续。</translation>
        </message>
        <message>
            <source>The projector is not found; plug it in, then {key} lets the room see.</source>
            <translation>没有找到投影；接好后按 {key}，现场就能看到。</translation>
        </message>
    </context>
    <context>
        <name>Bells</name>
        <message>
            <source>, </source>
            <comment>between numbers of groups</comment>
            <translation>、</translation>
        </message>
        <message>
            <source>Last minute: group {groups}.</source>
            <translation>最后一分钟：第 {groups} 组。</translation>
        </message>
        <message>
            <source>The round is over: group {groups}.</source>
            <translation>本轮结束：第 {groups} 组。</translation>
        </message>
        <message>
            <source>The last round is over: group {groups}.</source>
            <translation>最后一轮结束：第 {groups} 组。</translation>
        </message>
    </context>
    <context>
        <name>BindingsPart</name>
        <message>
            <source>slides {pages}</source>
            <translation>幻灯片 {pages}</translation>
        </message>
        <message>
            <source>module {number}</source>
            <translation>模块 {number}</translation>
        </message>
        <message>
            <source>Deck</source>
            <translation>幻灯片文件</translation>
        </message>
        <message>
            <source>First slide</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>Last slide</source>
            <translation>末页</translation>
        </message>
        <message>
            <source>Questionnaire</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Module</source>
            <translation>模块</translation>
        </message>
        <message>
            <source>Title of the module</source>
            <translation>模块标题</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>BlockChooser</name>
        <message>
            <source>Put a block of the programme in</source>
            <translation>插入课程中的环节</translation>
        </message>
        <message>
            <source>Type a part of its name, then Enter</source>
            <translation>输入名称的一部分，按 Enter</translation>
        </message>
        <message>
            <source>The programme has no block of that name.</source>
            <translation>课程中没有这个名称的环节。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>BlockForm</name>
        <message>
            <source>Times</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>How it is done</source>
            <translation>做法</translation>
        </message>
        <message>
            <source>To say</source>
            <translation>要说的话</translation>
        </message>
        <message>
            <source>Materials</source>
            <translation>物料</translation>
        </message>
        <message>
            <source>Running late</source>
            <translation>时间不够时</translation>
        </message>
        <message>
            <source>Bound to</source>
            <translation>关联内容</translation>
        </message>
        <message>
            <source>This text is too long to be kept. Shorten it.</source>
            <translation>文字太长，无法保存。请删短一些。</translation>
        </message>
    </context>
    <context>
        <name>BlockPart</name>
        <message>
            <source>{field}, in Chinese</source>
            <translation>{field}（中文）</translation>
        </message>
        <message>
            <source>{field}, in English</source>
            <translation>{field}（英文）</translation>
        </message>
    </context>
    <context>
        <name>BlockWords</name>
        <message>
            <source>Talk</source>
            <translation>讲解</translation>
        </message>
        <message>
            <source>Questions and answers</source>
            <translation>问答</translation>
        </message>
        <message>
            <source>Group activity</source>
            <translation>小组活动</translation>
        </message>
        <message>
            <source>Discussion</source>
            <translation>讨论</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>Role play</source>
            <translation>角色扮演</translation>
        </message>
        <message>
            <source>Case study</source>
            <translation>案例</translation>
        </message>
        <message>
            <source>Sharing</source>
            <translation>分享</translation>
        </message>
        <message>
            <source>Break</source>
            <translation>休息</translation>
        </message>
        <message>
            <source>Questionnaire</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Check-in</source>
            <translation>签到</translation>
        </message>
        <message>
            <source>Energizer</source>
            <translation>暖场</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n 小时</numerusform>
            </translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} 小时 {minutes} 分钟</translation>
        </message>
    </context>
    <context>
        <name>CameraCard</name>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>Which camera is used</source>
            <translation>使用哪个摄像头</translation>
        </message>
        <message>
            <source>What the camera sees</source>
            <translation>摄像头画面</translation>
        </message>
        <message>
            <source>The choice of the camera could not be kept.</source>
            <translation>没能记住所选的摄像头。</translation>
        </message>
        <message>
            <source>No picture comes from the camera. Close other programs that use it, or plug it in anew; it goes on by itself.</source>
            <translation>摄像头没有画面。请关闭正在使用它的其他程序，或重新插拔；恢复后会自动继续。</translation>
        </message>
        <message>
            <source>The pictures of this camera cannot be read. Choose another camera, plug it in anew, or use the scanner; it goes on by itself.</source>
            <translation>这个摄像头的画面无法读取。请换一个摄像头、重新插拔，或使用扫码枪；恢复后会自动继续。</translation>
        </message>
        <message>
            <source>The camera sees only black. Open its cover; it goes on by itself.</source>
            <translation>摄像头画面全黑。请打开镜头盖，之后会自动继续。</translation>
        </message>
        <message>
            <source>This laptop has no camera. Plug one in, or use the scanner or the field.</source>
            <translation>这台电脑没有摄像头。请插上一个，或用扫码枪、输入框签到。</translation>
        </message>
        <message>
            <source>The camera was unplugged. Plug it in again; it goes on by itself.</source>
            <translation>摄像头已拔出。重新插上后会自动继续。</translation>
        </message>
        <message>
            <source>The system keeps the camera from this program. Allow it in the settings.</source>
            <translation>系统不允许本程序使用摄像头。请在系统设置里允许。</translation>
        </message>
    </context>
    <context>
        <name>CaptureBar</name>
        <message numerus="yes">
            <source>%n kept</source>
            <translation>
                <numerusform>已记 %n 条</numerusform>
            </translation>
        </message>
        <message>
            <source>Kind of note</source>
            <translation>记录类型</translation>
        </message>
        <message>
            <source>Note from the room</source>
            <translation>现场记录</translation>
        </message>
        <message>
            <source>May be quoted</source>
            <translation>同意引用</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>记下</translation>
        </message>
        <message>
            <source>Read what was kept, and put it right</source>
            <translation>查看并修改已记内容</translation>
        </message>
        <message>
            <source>In their own words  ({key})</source>
            <translation>学员的原话  ({key})</translation>
        </message>
        <message>
            <source>What somebody asked  ({key})</source>
            <translation>学员的提问  ({key})</translation>
        </message>
        <message>
            <source>What you noticed  ({key})</source>
            <translation>你观察到的  ({key})</translation>
        </message>
        <message>
            <source>What to come back to later  ({key})</source>
            <translation>之后再讨论的问题  ({key})</translation>
        </message>
        <message>
            <source>What will be done, and by whom  ({key})</source>
            <translation>要做什么，由谁来做  ({key})</translation>
        </message>
    </context>
    <context>
        <name>CertificatesCard</name>
        <message>
            <source>Certificates</source>
            <translation>证书</translation>
        </message>
        <message>
            <source>Language of the certificates</source>
            <translation>证书语言</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>中英文</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>保存为</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Save the certificates</source>
            <translation>保存证书</translation>
        </message>
        <message>
            <source>Back to the door (Esc)</source>
            <translation>回到签到（Esc）</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Who may get a certificate, and who not</source>
            <translation>谁可以得到证书，谁不可以</translation>
        </message>
        <message>
            <source>Nobody is on the list yet.</source>
            <translation>名单上还没有人。</translation>
        </message>
        <message>
            <source>Say where to save the certificates.</source>
            <translation>请填写证书保存到哪里。</translation>
        </message>
        <message>
            <source>{trained} may get a certificate, {left_out} not</source>
            <translation>{trained} 人可得证书，{left_out} 人不发</translation>
        </message>
        <message>
            <source>Certificates {site} {day}.pdf</source>
            <translation>证书 {site} {day}.pdf</translation>
        </message>
        <message>
            <source>certificate</source>
            <translation>可发证书</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>不发</translation>
        </message>
        <message numerus="yes">
            <source>%n certificate(s) saved in {file}.</source>
            <translation>
                <numerusform>已把 %n 份证书保存到 {file}。</numerusform>
            </translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>CheckInCode</name>
        <message>
            <source>The check-in code before the room, or no longer</source>
            <translation>给大家看签到码，或撤下</translation>
        </message>
        <message>
            <source>People's own phones are not let in yet: switch them on at the Door (F8).</source>
            <translation>还没有开启学员手机签到：请在签到页打开（F8）。</translation>
        </message>
        <message>
            <source>Phones check in at another half-day than the one that Run shows to the room.</source>
            <translation>手机签到的半天场，和“现场”页正在投影的不是同一个。</translation>
        </message>
        <message>
            <source>The room sees the code once a projector is there and on: {key} on Run.</source>
            <translation>接好投影并打开后，大家就能看到签到码：在“现场”页按 {key}。</translation>
        </message>
    </context>
    <context>
        <name>ClickerCheck</name>
        <message>
            <source>Next</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Black</source>
            <translation>黑屏</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始放映</translation>
        </message>
        <message>
            <source>End</source>
            <translation>结束放映</translation>
        </message>
        <message>
            <source>{name}: {key}</source>
            <translation>{name}：{key}</translation>
        </message>
    </context>
    <context>
        <name>ClipBar</name>
        <message>
            <source>Video</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>From the beginning</source>
            <translation>从头播放</translation>
        </message>
        <message>
            <source>10 seconds back</source>
            <translation>后退 10 秒</translation>
        </message>
        <message>
            <source>10 seconds on</source>
            <translation>前进 10 秒</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>小声一点</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>大声一点</translation>
        </message>
        <message>
            <source>Play or pause the video</source>
            <translation>播放或暂停视频</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>再放一遍</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>接着放</translation>
        </message>
        <message>
            <source>{left} left of {length}</source>
            <translation>剩 {left}，共 {length}</translation>
        </message>
        <message>
            <source>sound {percent} %</source>
            <translation>音量 {percent}%</translation>
        </message>
        <message>
            <source>this laptop has no sound</source>
            <translation>这台电脑没有声音</translation>
        </message>
        <message>
            <source>Paused: the room does not see it</source>
            <translation>已暂停：会场看不到</translation>
        </message>
    </context>
    <context>
        <name>ClockSetNotice</name>
        <message numerus="yes">
            <source>This laptop's clock was put forward by %n min. The timer is not affected.</source>
            <translation>
                <numerusform>电脑的时钟被拨快了 %n 分钟，计时不受影响。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This laptop's clock was put back by %n min. The timer is not affected.</source>
            <translation>
                <numerusform>电脑的时钟被拨慢了 %n 分钟，计时不受影响。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ColumnList</name>
        <message>
            <source>Column {number}</source>
            <translation>第 {number} 列</translation>
        </message>
        <message>
            <source>New field of your own</source>
            <translation>新建自有字段</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>What do you want to do, or whom do you look for?</source>
            <translation>想做什么，或者想找谁？</translation>
        </message>
        <message>
            <source>Nothing fits. Try fewer letters.</source>
            <translation>没有找到，请少输入几个字试试。</translation>
        </message>
        <message>
            <source>Commands that fit</source>
            <translation>符合的命令</translation>
        </message>
    </context>
    <context>
        <name>CommandWords</name>
        <message>
            <source>Start, next block, resume or finish: the filled button</source>
            <translation>开始、下一环节、继续或结束（即实心按钮）</translation>
        </message>
        <message>
            <source>Back to the block before</source>
            <translation>回到上一环节</translation>
        </message>
        <message>
            <source>Pause and resume</source>
            <translation>暂停 / 继续</translation>
        </message>
        <message>
            <source>Finish on time: three ways, then 1, 2 or 3</source>
            <translation>准时结束：三种方案，按 1、2 或 3</translation>
        </message>
        <message>
            <source>Take the last change of the agenda back</source>
            <translation>撤销上一次议程改动</translation>
        </message>
        <message>
            <source>In the room: groups, their timers, show of hands, energizer</source>
            <translation>现场：分组、小组计时、举手表决、暖场</translation>
        </message>
        <message>
            <source>One minute less for this block</source>
            <translation>本环节减 1 分钟</translation>
        </message>
        <message>
            <source>One minute more for this block</source>
            <translation>本环节加 1 分钟</translation>
        </message>
        <message>
            <source>Five minutes more for this block</source>
            <translation>本环节加 5 分钟</translation>
        </message>
        <message>
            <source>Projector on or off</source>
            <translation>打开 / 关闭投影</translation>
        </message>
        <message>
            <source>Catch a quote</source>
            <translation>记下一句原话</translation>
        </message>
        <message>
            <source>Catch a question</source>
            <translation>记下一个提问</translation>
        </message>
        <message>
            <source>Catch an observation</source>
            <translation>记下一条观察</translation>
        </message>
        <message>
            <source>Catch a point for later</source>
            <translation>记下一个待议话题</translation>
        </message>
        <message>
            <source>Catch an agreed action</source>
            <translation>记下一项约定的行动</translation>
        </message>
        <message>
            <source>Read what was kept</source>
            <translation>查看记下的内容</translation>
        </message>
        <message>
            <source>Ready for the room? Slides, videos, sound, projector</source>
            <translation>开场前检查：幻灯片、视频、声音、投影</translation>
        </message>
        <message>
            <source>Seen: what the assistant tells you</source>
            <translation>看过了：助理的留言</translation>
        </message>
        <message>
            <source>All slides, and search in them</source>
            <translation>全部幻灯片，可搜索</translation>
        </message>
        <message>
            <source>Pointer on the slide</source>
            <translation>幻灯片激光笔</translation>
        </message>
        <message>
            <source>Spotlight on the slide</source>
            <translation>幻灯片聚光</translation>
        </message>
        <message>
            <source>Zoom into the slide</source>
            <translation>放大幻灯片</translation>
        </message>
        <message>
            <source>Draw on the slide</source>
            <translation>在幻灯片上画</translation>
        </message>
        <message>
            <source>The check-in code before the room, or no longer</source>
            <translation>给大家看签到码，或撤下</translation>
        </message>
        <message>
            <source>Next slide (a clicker sends this)</source>
            <translation>下一页（翻页笔发送此键）</translation>
        </message>
        <message>
            <source>Slide before</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>First slide of the block</source>
            <translation>本环节第一页</translation>
        </message>
        <message>
            <source>Last page of the block: its card</source>
            <translation>本环节最后一页：活动卡片</translation>
        </message>
        <message>
            <source>Black screen and back</source>
            <translation>黑屏 / 恢复</translation>
        </message>
        <message>
            <source>White screen and back</source>
            <translation>白屏 / 恢复</translation>
        </message>
        <message>
            <source>Freeze: the room keeps its picture</source>
            <translation>定格：学员仍看当前画面</translation>
        </message>
        <message>
            <source>Holding card: we go on in a moment</source>
            <translation>过渡画面：马上继续</translation>
        </message>
        <message>
            <source>Play or pause the video</source>
            <translation>播放或暂停视频</translation>
        </message>
        <message>
            <source>The video 10 seconds back</source>
            <translation>视频后退 10 秒</translation>
        </message>
        <message>
            <source>The video 10 seconds on</source>
            <translation>视频前进 10 秒</translation>
        </message>
        <message>
            <source>The video from its beginning</source>
            <translation>视频从头播放</translation>
        </message>
        <message>
            <source>The video louder</source>
            <translation>视频大声一点</translation>
        </message>
        <message>
            <source>The video softer</source>
            <translation>视频小声一点</translation>
        </message>
        <message>
            <source>Projector off, where the room's window has the keys</source>
            <translation>光标在投影窗口时：关闭投影</translation>
        </message>
    </context>
    <context>
        <name>ConfirmBar</name>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
    </context>
    <context>
        <name>CountsCard</name>
        <message>
            <source>here now</source>
            <translation>现在在场</translation>
        </message>
        <message numerus="yes">
            <source>%n not here yet</source>
            <translation>
                <numerusform>还有 %n 人未到</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n expected</source>
            <translation>
                <numerusform>应到 %n 人</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n walked in</source>
            <translation>
                <numerusform>现场加入 %n 人</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n came late</source>
            <translation>
                <numerusform>迟到 %n 人</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left early</source>
            <translation>
                <numerusform>%n 人提前离开</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CutEdit</name>
        <message>
            <source>Minutes behind</source>
            <translation>晚几分钟</translation>
        </message>
        <message>
            <source>Minutes left</source>
            <translation>压到几分钟</translation>
        </message>
        <message>
            <source>Remove this cut</source>
            <translation>删除这条压缩规则</translation>
        </message>
    </context>
    <context>
        <name>CutsPart</name>
        <message>
            <source>{behind} behind: {to} min</source>
            <translation>晚 {behind} 分钟：压到 {to} 分钟</translation>
        </message>
        <message>
            <source>Add a cut</source>
            <translation>添加压缩规则</translation>
        </message>
        <message>
            <source>What is left out</source>
            <translation>怎么压缩</translation>
        </message>
    </context>
    <context>
        <name>DeckBar</name>
        <message>
            <source>Slides to look at</source>
            <translation>查看哪份幻灯片</translation>
        </message>
        <message>
            <source>Add slides</source>
            <translation>添加幻灯片</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>改名</translation>
        </message>
        <message>
            <source>Name of the slides</source>
            <translation>幻灯片名字</translation>
        </message>
        <message>
            <source>Keep the name</source>
            <translation>存下名字</translation>
        </message>
        <message>
            <source>No slides yet</source>
            <translation>还没有幻灯片</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Drop a PDF, a PowerPoint or LibreOffice file, pictures or a film here. Slides are prepared now, so that nothing has to be converted in the room.</source>
            <translation>把 PDF、PowerPoint、LibreOffice 文件、图片或视频拖到这里。幻灯片现在就准备好，到了现场不用再转换。</translation>
        </message>
        <message>
            <source>from the programme</source>
            <translation>课程自带</translation>
        </message>
        <message numerus="yes">
            <source>%n page|pages</source>
            <translation>
                <numerusform>%n 页</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>shown in %n block|blocks</source>
            <translation>
                <numerusform>%n 个环节在用</numerusform>
            </translation>
        </message>
        <message>
            <source>shown in no block</source>
            <translation>没有环节在用</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>presentation</source>
            <translation>演示文稿</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>film</source>
            <translation>视频</translation>
        </message>
    </context>
    <context>
        <name>DeckPageCard</name>
        <message>
            <source>To look at</source>
            <translation>请留意</translation>
        </message>
        <message>
            <source>Shown in</source>
            <translation>用在</translation>
        </message>
        <message>
            <source>Plays</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Activity card</source>
            <translation>活动卡片</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Notes of the page</source>
            <translation>本页备注</translation>
        </message>
        <message>
            <source>Film on this page</source>
            <translation>在本页放视频</translation>
        </message>
        <message>
            <source>Take the film off</source>
            <translation>不再放这个视频</translation>
        </message>
        <message>
            <source>Page {number}</source>
            <translation>第 {number} 页</translation>
        </message>
        <message>
            <source>No notes on this page.</source>
            <translation>这一页没有备注。</translation>
        </message>
        <message>
            <source>no block</source>
            <translation>没有环节用到</translation>
        </message>
    </context>
    <context>
        <name>DeckStrip</name>
        <message>
            <source>Pages of the slides</source>
            <translation>幻灯片各页</translation>
        </message>
        <message>
            <source>Page {number}</source>
            <translation>第 {number} 页</translation>
        </message>
        <message>
            <source>plays {name}</source>
            <translation>播放 {name}</translation>
        </message>
        <message>
            <source>activity card</source>
            <translation>活动卡片</translation>
        </message>
        <message>
            <source>something to look at</source>
            <translation>有需要留意的地方</translation>
        </message>
    </context>
    <context>
        <name>DoorHead</name>
        <message>
            <source>Scan a badge, or type its digits or a name</source>
            <translation>扫签到卡，或输入卡号、姓名</translation>
        </message>
        <message>
            <source>To {half_day} (F6)</source>
            <translation>转到 {half_day} (F6)</translation>
        </message>
        <message>
            <source>Badges held before the camera are checked in</source>
            <translation>把签到卡举到摄像头前即可签到</translation>
        </message>
        <message>
            <source>Camera off</source>
            <translation>关摄像头</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Sign-in sheet: a list of everybody, to sign by hand</source>
            <translation>签到表：全员名单，供手写签到</translation>
        </message>
        <message>
            <source>Key the signed sheet in, line by line</source>
            <translation>录入签好的签到表，逐行</translation>
        </message>
        <message>
            <source>Certificates for who counts as trained</source>
            <translation>证书：给算作完成培训的人</translation>
        </message>
        <message>
            <source>Other door: share the list with the laptop there</source>
            <translation>另一门口：与那边的电脑交接名单</translation>
        </message>
        <message>
            <source>Phones: check in by phone, or scan badges with one</source>
            <translation>手机：用手机签到，或用手机扫签到卡</translation>
        </message>
        <message>
            <source>Queue: a screen for those who wait, without names</source>
            <translation>排队屏：给排队的人看，不显示姓名</translation>
        </message>
        <message>
            <source>Walk-in</source>
            <translation>现场加入</translation>
        </message>
        <message>
            <source>Take the last check-in back</source>
            <translation>撤回最近一次签到</translation>
        </message>
        <message>
            <source>Turn the door to the other half-day of this day</source>
            <translation>把签到转到当天的另一个半天场</translation>
        </message>
    </context>
    <context>
        <name>DoorPage</name>
        <message>
            <source>Door</source>
            <translation>签到</translation>
        </message>
        <message>
            <source>Check in whom the code or the name means</source>
            <translation>为这个编码或姓名签到</translation>
        </message>
        <message>
            <source>Choose among the people found</source>
            <translation>在找到的人里选择</translation>
        </message>
        <message>
            <source>Sign out whom the name means, or whom the list has lit</source>
            <translation>为输入的姓名或名单中选中的人签退</translation>
        </message>
        <message>
            <source>Add a walk-in</source>
            <translation>登记现场加入的人</translation>
        </message>
        <message>
            <source>Take the last check-in back</source>
            <translation>撤回最近一次签到</translation>
        </message>
        <message>
            <source>Back to the scan field</source>
            <translation>回到扫码框</translation>
        </message>
        <message>
            <source>Camera on or off</source>
            <translation>打开或关闭摄像头</translation>
        </message>
        <message>
            <source>Turn the door to the other half-day of this day</source>
            <translation>把签到转到当天的另一个半天场</translation>
        </message>
        <message>
            <source>Let somebody of the other half-day in here</source>
            <translation>让另一个半天场的人在这里签到</translation>
        </message>
        <message>
            <source>Print the sign-in sheet</source>
            <translation>打印签到表</translation>
        </message>
        <message>
            <source>Key the signed sheet in</source>
            <translation>录入签到表</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>证书</translation>
        </message>
        <message>
            <source>Share the list with the other door</source>
            <translation>与另一个门口交接签到</translation>
        </message>
        <message>
            <source>Here people are checked in: by the code on their badge, by name, or as walk-ins.</source>
            <translation>在这里签到：扫签到卡、按姓名查找，或登记现场加入的人。</translation>
        </message>
        <message>
            <source>Check in again</source>
            <translation>重新签到</translation>
        </message>
    </context>
    <context>
        <name>DoorView</name>
        <message>
            <source>Badge, seven digits, name, pinyin or employee number</source>
            <translation>签到卡、七位数字、姓名、拼音或工号</translation>
        </message>
        <message>
            <source>Badge code or name</source>
            <translation>签到卡编码或姓名</translation>
        </message>
    </context>
    <context>
        <name>DrawnGroups</name>
        <message>
            <source>Drawn groups</source>
            <translation>分好的小组</translation>
        </message>
        <message numerus="yes">
            <source>Group {number} · %n</source>
            <translation>
                <numerusform>第 {number} 组 · %n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <comment>between names</comment>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>EchoCard</name>
        <message>
            <source>typed so far</source>
            <translation>正在输入</translation>
        </message>
        <message>
            <source>no answer yet</source>
            <translation>尚未作答</translation>
        </message>
        <message>
            <source>text stands here</source>
            <translation>此处有文字</translation>
        </message>
        <message>
            <source>not answered</source>
            <translation>未作答</translation>
        </message>
        <message>
            <source>two boxes ticked</source>
            <translation>勾了两个</translation>
        </message>
        <message>
            <source>illegible</source>
            <translation>看不清</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>拒绝回答</translation>
        </message>
        <message>
            <source>page lost</source>
            <translation>缺页</translation>
        </message>
        <message>
            <source>not applicable</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>.  text stands here
0  nothing written</source>
            <translation>.  此处有文字
0  没有写</translation>
        </message>
        <message>
            <source>Type the number, then Enter
Enter alone  not answered</source>
            <translation>输入数字后按回车
直接回车  未作答</translation>
        </message>
        <message>
            <source>Enter  that is all</source>
            <translation>回车  选完了</translation>
        </message>
        <message>
            <source>0  not answered · *  two boxes · /  illegible</source>
            <translation>0  未作答 · *  勾了两个 · /  看不清</translation>
        </message>
    </context>
    <context>
        <name>EnergizerFace</name>
        <message>
            <source>Energizer</source>
            <translation>暖场</translation>
        </message>
        <message>
            <source>Put in next</source>
            <translation>放到下一环节</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>换一个</translation>
        </message>
        <message>
            <source>No energizer is left</source>
            <translation>没有可用的暖场了</translation>
        </message>
        <message>
            <source>Those of the programme still come in the agenda, or it has none.</source>
            <translation>课程中的暖场都已排在议程里，或课程没有暖场。</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>used at {time}</source>
            <translation>{time} 用过</translation>
        </message>
    </context>
    <context>
        <name>EssentialsPart</name>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>When time is short</source>
            <translation>时间不够时</translation>
        </message>
        <message>
            <source>What people do</source>
            <translation>形式</translation>
        </message>
    </context>
    <context>
        <name>EvidencePage</name>
        <message>
            <source>Evidence</source>
            <translation>成效</translation>
        </message>
        <message>
            <source>Read on</source>
            <translation>往下读</translation>
        </message>
        <message>
            <source>Go to the files to share</source>
            <translation>跳到要分享的文件</translation>
        </message>
        <message>
            <source>What changed, and how sure that is</source>
            <translation>有什么变化，有多大把握</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>概要</translation>
        </message>
        <message>
            <source>Who came</source>
            <translation>参加情况</translation>
        </message>
        <message>
            <source>Before and after, the same people</source>
            <translation>同一批人的训前与训后</translation>
        </message>
        <message>
            <source>Answers on a scale</source>
            <translation>量表题</translation>
        </message>
        <message>
            <source>In their own words</source>
            <translation>学员原话</translation>
        </message>
        <message>
            <source>What these figures cannot say</source>
            <translation>这些数字说明不了什么</translation>
        </message>
        <message>
            <source>Here you see what changed for the people who came, and share it as files.</source>
            <translation>在这里查看学员有什么变化，并导出文件分享。</translation>
        </message>
        <message>
            <source>The figures could not be worked out</source>
            <translation>这些数字没能算出来</translation>
        </message>
        <message>
            <source>Nothing is lost: every answer is kept. Try again, or share the report of the error.</source>
            <translation>数据没有丢失，所有答案都在。请再试一次，或把错误报告发给我们。</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>“{words}”</source>
            <translation>“{words}”</translation>
        </message>
        <message>
            <source>Nothing to compare yet. Key the sheets from before and after.</source>
            <translation>还没有可以对比的数据，请把训前和训后的问卷都录入。</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>应到</translation>
        </message>
        <message>
            <source>came</source>
            <translation>实到</translation>
        </message>
        <message>
            <source>stayed to the end</source>
            <translation>坚持到结束</translation>
        </message>
        <message>
            <source>answered before and after</source>
            <translation>训前训后都作答</translation>
        </message>
        <message>
            <source>before</source>
            <translation>训前</translation>
        </message>
        <message>
            <source>after</source>
            <translation>训后</translation>
        </message>
        <message>
            <source>later</source>
            <translation>回访</translation>
        </message>
        <message numerus="yes">
            <source>{answer} · %n people</source>
            <translation>
                <numerusform>{answer} · %n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>{change} points</source>
            <translation>{change} 个百分点</translation>
        </message>
        <message>
            <source>likely {low} to {high}</source>
            <translation>很可能 {low} 至 {high}</translation>
        </message>
        <message numerus="yes">
            <source>%n files written and checked.</source>
            <translation>
                <numerusform>已写入并检查 %n 个文件。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilesSide</name>
        <message>
            <source>Language on paper</source>
            <translation>打印语言</translation>
        </message>
        <message>
            <source>Both languages</source>
            <translation>中英文</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Into this folder</source>
            <translation>保存到文件夹</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Run sheet</source>
            <translation>流程单</translation>
        </message>
        <message>
            <source>What to bring</source>
            <translation>物料清单</translation>
        </message>
        <message>
            <source>Agenda as Excel</source>
            <translation>导出议程为 Excel</translation>
        </message>
        <message>
            <source>Back from Excel</source>
            <translation>从 Excel 读回</translation>
        </message>
        <message>
            <source>Agenda to read in</source>
            <translation>要读入的议程</translation>
        </message>
        <message>
            <source>You see what changes before anything is taken over.</source>
            <translation>采用之前，会先列出所有变动。</translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation>议程</translation>
        </message>
        <message>
            <source>Say into which folder.</source>
            <translation>请选择保存到哪个文件夹。</translation>
        </message>
        <message>
            <source>{file} is in {folder}.</source>
            <translation>{file} 已保存到 {folder}。</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>{file} holds no block.</source>
            <translation>{file} 里没有任何环节。</translation>
        </message>
    </context>
    <context>
        <name>FinishNotice</name>
        <message>
            <source>Done: {sentence}</source>
            <translation>已改：{sentence}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Finish on time</source>
            <translation>准时结束</translation>
        </message>
        <message>
            <source>{trouble} Nothing that is left may be shortened or left out.</source>
            <translation>{trouble}剩下的环节都不能再压缩或去掉。</translation>
        </message>
    </context>
    <context>
        <name>Fold</name>
        <message>
            <source>open</source>
            <translation>已展开</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>已折叠</translation>
        </message>
    </context>
    <context>
        <name>GroupsFace</name>
        <message>
            <source>Groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>What the number means</source>
            <translation>数字的含义</translation>
        </message>
        <message>
            <source>People in each</source>
            <translation>每组人数</translation>
        </message>
        <message>
            <source>Groups in all</source>
            <translation>总组数</translation>
        </message>
        <message>
            <source>How many</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Mix by</source>
            <translation>混合依据</translation>
        </message>
        <message>
            <source>Rounds</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Draw groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>As the list seats them</source>
            <translation>按名单上的座位</translation>
        </message>
        <message>
            <source>Check people in</source>
            <translation>去签到</translation>
        </message>
        <message>
            <source>Draw again</source>
            <translation>重新分组</translation>
        </message>
        <message>
            <source>Seat late comers</source>
            <translation>安排迟到者</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Which round is shown</source>
            <translation>查看第几轮</translation>
        </message>
        <message>
            <source>Round {number}</source>
            <translation>第 {number} 轮</translation>
        </message>
        <message>
            <source>Nobody is checked in yet.</source>
            <translation>还没有人签到。</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between the sizes of groups</comment>
            <translation>、</translation>
        </message>
        <message numerus="yes">
            <source>%n groups: {sizes}</source>
            <translation>
                <numerusform>%n 组：{sizes}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only %n people are here.</source>
            <translation>
                <numerusform>在场只有 %n 人。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pairs meet again (fewer is not possible).</source>
            <translation>
                <numerusform>%n 对学员会再次同组（无法更少）。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pairs meet again.</source>
            <translation>
                <numerusform>%n 对学员会再次同组。</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody meets again.</source>
            <translation>没有人再次同组。</translation>
        </message>
        <message numerus="yes">
            <source>%n people came since.</source>
            <translation>
                <numerusform>之后又来了 %n 人。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people have left.</source>
            <translation>
                <numerusform>%n 人已离开。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HalfDayRows</name>
        <message>
            <source>Half-day</source>
            <translation>半天场</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Must end</source>
            <translation>最晚结束</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Add a half-day</source>
            <translation>添加半天场</translation>
        </message>
        <message>
            <source>Remove this half-day</source>
            <translation>删除这个半天场</translation>
        </message>
    </context>
    <context>
        <name>HandCounts</name>
        <message>
            <source>Counts of hands</source>
            <translation>举手人数</translation>
        </message>
        <message>
            <source>Press the number of an option, type its count, Enter goes to the next.</source>
            <translation>按选项的数字键，输入人数，Enter 到下一项。</translation>
        </message>
    </context>
    <context>
        <name>HandOverCard</name>
        <message>
            <source>Two doors, one list</source>
            <translation>两个门口，一份名单</translation>
        </message>
        <message>
            <source>Each laptop hands over what it noted, by a file or by codes on the screen. No name goes along. The same may come twice: nobody counts twice.</source>
            <translation>每台电脑把自己记下的签到交给对方，可以用文件，也可以用屏幕上的二维码。不带姓名；同一份交接两次也不会重复计人。</translation>
        </message>
        <message>
            <source>Write a file</source>
            <translation>写出文件</translation>
        </message>
        <message>
            <source>Show codes</source>
            <translation>显示二维码</translation>
        </message>
        <message>
            <source>Take over a file …</source>
            <translation>接收文件…</translation>
        </message>
        <message>
            <source>Back to the door (Esc)</source>
            <translation>回到签到（Esc）</translation>
        </message>
        <message>
            <source>Next code</source>
            <translation>下一个二维码</translation>
        </message>
        <message>
            <source>Or type where its file is, then press Enter.</source>
            <translation>也可以输入文件所在的位置，再按 Enter。</translation>
        </message>
        <message>
            <source>Scan the code of the other laptop here</source>
            <translation>在这里扫另一台电脑的二维码</translation>
        </message>
        <message>
            <source>Code for the other laptop</source>
            <translation>给另一台电脑的二维码</translation>
        </message>
        <message>
            <source>Code {part} of {parts}</source>
            <translation>第 {part} 个二维码，共 {parts} 个</translation>
        </message>
        <message>
            <source>Attendance of the other door</source>
            <translation>另一个门口的签到记录</translation>
        </message>
        <message numerus="yes">
            <source>%n entry|entries written: {path}</source>
            <translation>
                <numerusform>已写出 %n 条记录：{path}</numerusform>
            </translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Show codes for that laptop</source>
            <translation>显示二维码给那台电脑</translation>
        </message>
    </context>
    <context>
        <name>HandsFace</name>
        <message>
            <source>Show of hands</source>
            <translation>举手表决</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>题目</translation>
        </message>
        <message>
            <source>Options, one a line (2 to 9)</source>
            <translation>选项，每行一个（2 至 9 个）</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Which question is counted</source>
            <translation>正在统计的问题</translation>
        </message>
    </context>
    <context>
        <name>HomePage</name>
        <message>
            <source>Home</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>New session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>Make a demo session</source>
            <translation>生成演示场次</translation>
        </message>
        <message>
            <source>I train</source>
            <translation>我是培训师</translation>
        </message>
        <message>
            <source>Agenda, time and slides</source>
            <translation>现场的议程、时间和幻灯片</translation>
        </message>
        <message>
            <source>I assist</source>
            <translation>我是助理</translation>
        </message>
        <message>
            <source>Check in, then key the paper</source>
            <translation>为学员签到，之后录入问卷</translation>
        </message>
        <message>
            <source>I want the results</source>
            <translation>我要看结果</translation>
        </message>
        <message>
            <source>What changed, to pass on</source>
            <translation>有哪些变化，以及可转发的文件</translation>
        </message>
        <message>
            <source>The demo is being made …</source>
            <translation>正在生成演示……</translation>
        </message>
        <message>
            <source>Look around in a demo</source>
            <translation>先看看演示</translation>
        </message>
        <message>
            <source>Good morning, {name}</source>
            <translation>{name}，早上好</translation>
        </message>
        <message>
            <source>Good morning</source>
            <translation>早上好</translation>
        </message>
        <message>
            <source>Good afternoon, {name}</source>
            <translation>{name}，下午好</translation>
        </message>
        <message>
            <source>Good afternoon</source>
            <translation>下午好</translation>
        </message>
        <message>
            <source>Good evening, {name}</source>
            <translation>{name}，晚上好</translation>
        </message>
        <message>
            <source>Good evening</source>
            <translation>晚上好</translation>
        </message>
        <message>
            <source>The demo is ready. Look into every page; nothing can break.</source>
            <translation>演示已就绪。每一页都可以随意查看，不会弄坏任何东西。</translation>
        </message>
    </context>
    <context>
        <name>HowPart</name>
        <message>
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>Aim</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Steps, one a line</source>
            <translation>步骤（一行一条）</translation>
        </message>
    </context>
    <context>
        <name>InRoom</name>
        <message>
            <source>In the room</source>
            <translation>现场工具</translation>
        </message>
        <message>
            <source>Draw groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Group timers</source>
            <translation>小组计时</translation>
        </message>
        <message>
            <source>Show of hands</source>
            <translation>举手表决</translation>
        </message>
        <message>
            <source>Suggest an energizer</source>
            <translation>推荐一个暖场</translation>
        </message>
        <message>
            <source>The room sees it once the projector is on: press {key}.</source>
            <translation>打开投影后现场才能看到：请按 {key}。</translation>
        </message>
        <message>
            <source>{title} comes next.</source>
            <translation>下一环节：{title}。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
    </context>
    <context>
        <name>InRoomPanel</name>
        <message>
            <source>Take from the room</source>
            <translation>从现场撤下</translation>
        </message>
        <message>
            <source>Show in the room</source>
            <translation>投到现场</translation>
        </message>
        <message>
            <source>In the room</source>
            <translation>现场工具</translation>
        </message>
        <message>
            <source>Take the last step here back</source>
            <translation>撤销这里的上一步</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
    </context>
    <context>
        <name>InlineNotice</name>
        <message>
            <source>Put this notice away</source>
            <translation>收起提示</translation>
        </message>
    </context>
    <context>
        <name>Jumps</name>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Moved to another block.</source>
            <translation>已转到另一环节。</translation>
        </message>
        <message>
            <source>Moved; left out: {block}.</source>
            <translation>已转到另一环节，跳过了：{block}。</translation>
        </message>
        <message numerus="yes">
            <source>Moved; left out: {block} and %n more.</source>
            <translation>
                <numerusform>已转到另一环节，跳过了：{block}，另有 %n 个。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeptNotes</name>
        <message>
            <source>Kept from the room</source>
            <translation>现场记录</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind of note</source>
            <translation>记录类型</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Put the chosen line right</source>
            <translation>修改选中的这一条</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Delete the chosen note  Del</source>
            <translation>删除选中的记录  Del</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>KeyFileForm</name>
        <message>
            <source>badge keys.facilitator-keys</source>
            <translation>签到卡密钥.facilitator-keys</translation>
        </message>
        <message>
            <source>Badge keys</source>
            <translation>签到卡密钥</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>保存为</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>File of the other laptop</source>
            <translation>另一台电脑导出的文件</translation>
        </message>
        <message>
            <source>At least {least} signs. Tell it to the other laptop by mouth, not with the file.</source>
            <translation>至少 {least} 个字符。请口头告诉对方，不要和文件放在一起。</translation>
        </message>
        <message>
            <source>Passphrase of the file</source>
            <translation>文件的口令</translation>
        </message>
        <message>
            <source>Passphrase once more</source>
            <translation>再输入一次口令</translation>
        </message>
        <message>
            <source>Write the file</source>
            <translation>写入文件</translation>
        </message>
        <message>
            <source>Take the keys</source>
            <translation>取得密钥</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>先不做</translation>
        </message>
        <message>
            <source>Say which file.</source>
            <translation>请填写文件。</translation>
        </message>
        <message>
            <source>The two are not the same. Type it twice alike.</source>
            <translation>两次输入不一致，请输入两次相同的口令。</translation>
        </message>
    </context>
    <context>
        <name>KeyList</name>
        <message>
            <source>Try and change keys</source>
            <translation>测试和更改按键</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>任何页面</translation>
        </message>
    </context>
    <context>
        <name>KeyingDesk</name>
        <message>
            <source>−  back     F6  go to a question     F8  set aside     F1  all keys</source>
            <translation>−  返回     F6  跳转     F8  搁置     F1  全部按键</translation>
        </message>
        <message>
            <source>The form as it is printed</source>
            <translation>印好的问卷</translation>
        </message>
        <message>
            <source>Keying: one key an answer</source>
            <translation>录入：一题一键</translation>
        </message>
    </context>
    <context>
        <name>KeysCard</name>
        <message>
            <source>Keys and clicker</source>
            <translation>按键和翻页笔</translation>
        </message>
        <message>
            <source>Put the cursor into the line, then press each button of the clicker. Tab, or Esc twice, leaves the line.</source>
            <translation>把光标放到下面这一行，再逐个按翻页笔上的按键。按 Tab，或连按两次 Esc，可离开这一行。</translation>
        </message>
        <message>
            <source>Press a key</source>
            <translation>请按任意键</translation>
        </message>
        <message>
            <source>Press a key to see what it does</source>
            <translation>按任意键，查看它的作用</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>While a half-day runs</source>
            <translation>半天场进行中的操作</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Keys while a half-day runs</source>
            <translation>半天场进行中的按键</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <source>All as they were</source>
            <translation>全部恢复默认</translation>
        </message>
        <message>
            <source>Give it {key}</source>
            <translation>指定 {key}</translation>
        </message>
        <message>
            <source>Give it a key</source>
            <translation>指定按键</translation>
        </message>
        <message>
            <source>Take {key} away</source>
            <translation>去掉 {key}</translation>
        </message>
        <message>
            <source>{key}: {does}</source>
            <translation>{key}：{does}</translation>
        </message>
        <message>
            <source>{key} does nothing yet. Choose below what it shall do, then give it the key.</source>
            <translation>{key} 目前没有作用。请在下面选择一项操作，再把这个键指定给它。</translation>
        </message>
        <message>
            <source>{key} is needed elsewhere in the program.</source>
            <translation>{key} 在程序里另有用途。</translation>
        </message>
        <message>
            <source>This counts until you close the program: its settings cannot be stored here.</source>
            <translation>这项改动只在关闭程序前有效：这里无法保存设置。</translation>
        </message>
        <message>
            <source>That key has no name. Choose another one.</source>
            <translation>程序认不出这个键，请换一个。</translation>
        </message>
        <message>
            <source>{key} is needed elsewhere in the program. Choose another key.</source>
            <translation>{key} 在程序里另有用途，请换一个键。</translation>
        </message>
        <message>
            <source>{key} is taken: {does}. Take it away there first, or choose another key.</source>
            <translation>{key} 已用于“{does}”。请先在那里去掉它，或换一个键。</translation>
        </message>
        <message>
            <source>Give it another key that is no letter first: an input method may keep letters to itself.</source>
            <translation>请先给它指定一个非字母键：输入法可能会截走字母键。</translation>
        </message>
        <message>
            <source>Each command keeps one key. Give it another one first.</source>
            <translation>每项操作至少保留一个键，请先指定另一个。</translation>
        </message>
        <message>
            <source>{key} always closes the room's window.</source>
            <translation>{key} 固定用于关闭投影窗口。</translation>
        </message>
        <message>
            <source>The input method took that key and made "{made}" of it. Use the key that is no letter, or switch the input method off.</source>
            <translation>这个键被输入法截走，变成了“{made}”。请改用非字母键，或关闭输入法。</translation>
        </message>
    </context>
    <context>
        <name>LastOutcome</name>
        <message>
            <source>Ready for the next badge</source>
            <translation>请出示签到卡</translation>
        </message>
    </context>
    <context>
        <name>LatestCard</name>
        <message>
            <source>Last at the door</source>
            <translation>最近签到</translation>
        </message>
        <message>
            <source>Last at the door; Enter takes an entry back</source>
            <translation>最近签到；按回车撤回选中的一条</translation>
        </message>
        <message>
            <source>Nobody has come to the door yet.</source>
            <translation>还没有人来签到。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Way in</source>
            <translation>方式</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>left</source>
            <translation>已离开</translation>
        </message>
        <message>
            <source>excused</source>
            <translation>请假</translation>
        </message>
        <message>
            <source>checked in</source>
            <translation>已签到</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>scanner</source>
            <translation>扫码枪</translation>
        </message>
        <message>
            <source>camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>queue</source>
            <translation>排队屏幕</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>手机</translation>
        </message>
        <message>
            <source>paper list</source>
            <translation>纸质签到表</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>other door</source>
            <translation>另一门口</translation>
        </message>
        <message>
            <source>walk-in</source>
            <translation>现场加入</translation>
        </message>
    </context>
    <context>
        <name>LetInOffer</name>
        <message>
            <source>Let them in here (F7)</source>
            <translation>在这里签到 (F7)</translation>
        </message>
    </context>
    <context>
        <name>LibrarySide</name>
        <message>
            <source>Find a block</source>
            <translation>查找环节</translation>
        </message>
        <message>
            <source>Enter puts it behind the chosen block; or drag it to its place.</source>
            <translation>按回车放到所选环节之后，或直接拖到相应位置。</translation>
        </message>
        <message>
            <source>No block is called that. Try a part of its name.</source>
            <translation>没有这样的环节。试试名称的一部分。</translation>
        </message>
        <message>
            <source>Name, method, kind or pinyin</source>
            <translation>名称、方法、形式或拼音</translation>
        </message>
    </context>
    <context>
        <name>LookCard</name>
        <message>
            <source>This laptop</source>
            <translation>这台电脑</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Size of text</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Sounds at the door and while keying</source>
            <translation>签到和录入时播放提示音</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>您的名字</translation>
        </message>
        <message>
            <source>Noted beside what you check in and key, and used in the greeting.</source>
            <translation>会记在您做的签到和录入旁边，也用在问候语里。</translation>
        </message>
        <message>
            <source>This counts until you close the program: its settings cannot be stored here.</source>
            <translation>这项改动只在关闭程序前有效：这里无法保存设置。</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Facilitator</source>
            <translation>培训现场</translation>
        </message>
    </context>
    <context>
        <name>MergeView</name>
        <message>
            <source>Who is {name} as well?</source>
            <translation>还有哪一行也是 {name}？</translation>
        </message>
        <message>
            <source>Search a name, pinyin or number</source>
            <translation>按姓名、拼音或工号查找</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>The other line of this person</source>
            <translation>此人的另一行</translation>
        </message>
        <message>
            <source>Nobody else of that name is on the list.</source>
            <translation>名单上没有同名的其他人。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>They are one person</source>
            <translation>确认是同一人</translation>
        </message>
        <message>
            <source>same name</source>
            <translation>同名</translation>
        </message>
        <message>
            <source>Choose the other line of this person.</source>
            <translation>请选择此人的另一行。</translation>
        </message>
        <message>
            <source>Which of it holds?</source>
            <translation>以哪个为准？</translation>
        </message>
        <message>
            <source>Both lines say the same.</source>
            <translation>两行内容一致。</translation>
        </message>
        <message numerus="yes">
            <source>%n badge(s)</source>
            <translation>
                <numerusform>%n 张签到卡</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry|entries at the door</source>
            <translation>
                <numerusform>%n 条签到记录</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n questionnaire number(s)</source>
            <translation>
                <numerusform>%n 个问卷编号</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Both lines become one. It can be taken back at any time.</source>
            <translation>两行合为一人，随时可以撤回。</translation>
        </message>
        <message>
            <source>Brought along: {what}. It can be taken back at any time.</source>
            <translation>{what}一并归入，随时可以撤回。</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>性别</translation>
        </message>
        <message>
            <source>Home province</source>
            <translation>籍贯</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Hired on</source>
            <translation>入职日期</translation>
        </message>
        <message>
            <source>Age of the child</source>
            <translation>孩子年龄</translation>
        </message>
        <message>
            <source>Child left behind</source>
            <translation>孩子是否留守</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>female</source>
            <translation>女</translation>
        </message>
        <message>
            <source>male</source>
            <translation>男</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Seen</source>
            <translation>看过了</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>助理</translation>
        </message>
        <message numerus="yes">
            <source>+%n more</source>
            <translation>
                <numerusform>还有 %n 条</numerusform>
            </translation>
        </message>
        <message>
            <source>Message from {sender}, {time}: {text}</source>
            <translation>{sender} {time} 留言：{text}</translation>
        </message>
    </context>
    <context>
        <name>MessageDesk</name>
        <message>
            <source>The assistant's message is seen</source>
            <translation>助理的留言看过了</translation>
        </message>
    </context>
    <context>
        <name>MessageLine</name>
        <message>
            <source>Message to the trainer</source>
            <translation>给培训师的留言</translation>
        </message>
        <message>
            <source>One line for the trainer, such as: the bus is here at 11:45</source>
            <translation>给培训师写一行，例如：大巴 11:45 到</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>{signs} of {most}</source>
            <translation>{signs} / {most}</translation>
        </message>
        <message>
            <source>Only the trainer sees it, on the console.</source>
            <translation>只有培训师能在现场页面看到。</translation>
        </message>
    </context>
    <context>
        <name>MixBox</name>
        <message>
            <source>chance alone</source>
            <translation>完全随机</translation>
        </message>
        <message>
            <source>women and men</source>
            <translation>男女搭配</translation>
        </message>
        <message>
            <source>department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>home province</source>
            <translation>老家省份</translation>
        </message>
        <message>
            <source>age of the child</source>
            <translation>孩子年龄</translation>
        </message>
        <message>
            <source>language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>NavigationRail</name>
        <message>
            <source>Home</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>现场</translation>
        </message>
        <message>
            <source>Door</source>
            <translation>签到</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>成效</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
    </context>
    <context>
        <name>NextCard</name>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Coming up</source>
            <translation>即将举行</translation>
        </message>
        <message>
            <source>Held on {day}</source>
            <translation>{day}举行</translation>
        </message>
        <message>
            <source>Demo, made-up people</source>
            <translation>演示，人物均为虚构</translation>
        </message>
        <message>
            <source>Ready for the room?</source>
            <translation>准备好开场了吗？</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Running: {block}, paused</source>
            <translation>正在进行：{block}（已暂停）</translation>
        </message>
        <message>
            <source>Running: {block}</source>
            <translation>正在进行：{block}</translation>
        </message>
        <message>
            <source>Prepare the session</source>
            <translation>准备这场培训</translation>
        </message>
        <message>
            <source>Open the doors</source>
            <translation>开始签到</translation>
        </message>
        <message>
            <source>Run the session</source>
            <translation>进入现场</translation>
        </message>
        <message>
            <source>Key the paper</source>
            <translation>录入问卷</translation>
        </message>
        <message>
            <source>Share the summary</source>
            <translation>分享总结</translation>
        </message>
        <message>
            <source>Look at the evidence</source>
            <translation>查看成效</translation>
        </message>
        <message>
            <source>Nobody is on the roster yet.</source>
            <translation>名单上还没有人。</translation>
        </message>
        <message numerus="yes">
            <source>%n people on the roster. Look over agenda, slides and badges.</source>
            <translation>
                <numerusform>名单上有 %n 人。请核对议程、幻灯片和签到卡。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people are expected. Scan badges or type names.</source>
            <translation>
                <numerusform>应到 %n 人。扫签到卡或输入姓名即可签到。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people have checked in.</source>
            <translation>
                <numerusform>已签到 %n 人。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sheet(s) keyed so far.</source>
            <translation>
                <numerusform>已录入 %n 份问卷。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sheet(s) keyed. The summary is ready to be read and sent.</source>
            <translation>
                <numerusform>已录入 %n 份问卷，总结可以查看和发送了。</numerusform>
            </translation>
        </message>
        <message>
            <source>The summary was shared. Everything can still be looked at.</source>
            <translation>总结已分享，所有内容仍可随时查看。</translation>
        </message>
    </context>
    <context>
        <name>NoSession</name>
        <message>
            <source>No session yet</source>
            <translation>还没有培训场次</translation>
        </message>
        <message>
            <source>Plan a session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>Look around in a demo</source>
            <translation>先看看演示</translation>
        </message>
    </context>
    <context>
        <name>NoteTaking</name>
        <message>
            <source>The note is deleted.</source>
            <translation>这条记录已删除。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
    </context>
    <context>
        <name>NotesCard</name>
        <message>
            <source>What to say</source>
            <translation>要说的话</translation>
        </message>
        <message>
            <source>On this slide</source>
            <translation>这一页</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Aim</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>You need</source>
            <translation>物料</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>There are no notes for this block.</source>
            <translation>本环节没有提示。</translation>
        </message>
        <message>
            <source>Nothing more to say: every block is over.</source>
            <translation>所有环节都已结束，没有更多要讲的内容。</translation>
        </message>
    </context>
    <context>
        <name>NumberCard</name>
        <message>
            <source>Type its digits, or scan its code</source>
            <translation>输入编号数字，或扫描编码</translation>
        </message>
        <message>
            <source>Form {number} is keyed. F7 opens it again.</source>
            <translation>{number} 已录完。按 F7 可重新打开。</translation>
        </message>
        <message>
            <source>Number on the form</source>
            <translation>问卷编号</translation>
        </message>
        <message>
            <source>Write the new number {number} on the paper.</source>
            <translation>请把新编号 {number} 写在纸上。</translation>
        </message>
    </context>
    <context>
        <name>OpeningView</name>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>The workspace could not be opened</source>
            <translation>工作区打不开</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>正在关闭</translation>
        </message>
        <message>
            <source>Everything is stored, but the last backup is missing</source>
            <translation>内容都已保存，但最后一次备份没有写成</translation>
        </message>
        <message>
            <source>Close without it</source>
            <translation>不备份，直接关闭</translation>
        </message>
        <message>
            <source>Open the workspace again</source>
            <translation>重新打开工作区</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>解锁</translation>
        </message>
        <message>
            <source>Open the newest backup</source>
            <translation>打开最近的备份</translation>
        </message>
        <message>
            <source>Go on with this file</source>
            <translation>继续使用这个文件</translation>
        </message>
        <message>
            <source>Begin an empty workspace</source>
            <translation>新建一个空的工作区</translation>
        </message>
        <message>
            <source>Move it to this computer</source>
            <translation>移到这台电脑上</translation>
        </message>
    </context>
    <context>
        <name>OutcomeWords</name>
        <message>
            <source>Welcome</source>
            <translation>欢迎</translation>
        </message>
        <message>
            <source>Welcome back</source>
            <translation>欢迎回来</translation>
        </message>
        <message>
            <source>Already in</source>
            <translation>已签到</translation>
        </message>
        <message>
            <source>Goodbye</source>
            <translation>再见</translation>
        </message>
        <message>
            <source>Not in</source>
            <translation>不在场</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>Spare badge</source>
            <translation>备用卡</translation>
        </message>
        <message>
            <source>Who is it?</source>
            <translation>是哪一位？</translation>
        </message>
        <message>
            <source>Other shift</source>
            <translation>另一班</translation>
        </message>
        <message>
            <source>Other session</source>
            <translation>别的场次</translation>
        </message>
        <message>
            <source>Not ours</source>
            <translation>不是本机构的卡</translation>
        </message>
        <message>
            <source>No longer valid</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>Not on the list</source>
            <translation>不在名单</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>未登记</translation>
        </message>
        <message>
            <source>No badge</source>
            <translation>不是签到卡</translation>
        </message>
        <message>
            <source>Wrong digit</source>
            <translation>数字有误</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>没找到</translation>
        </message>
        <message>
            <source>Please wait</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Not stored</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>You are checked in. Please go in.</source>
            <translation>签到成功，请进。</translation>
        </message>
        <message>
            <source>You were checked in before. Please go in.</source>
            <translation>您已经签过到了，请进。</translation>
        </message>
        <message>
            <source>You are signed out.</source>
            <translation>已签退。</translation>
        </message>
        <message>
            <source>Your badge is read in a moment.</source>
            <translation>您的签到卡稍后就会受理。</translation>
        </message>
        <message>
            <source>Look at your badge and type the seven digits again.</source>
            <translation>请对照签到卡重新输入七位数字。</translation>
        </message>
        <message>
            <source>Show the code on your badge.</source>
            <translation>请出示签到卡上的二维码。</translation>
        </message>
        <message>
            <source>Please go to the person at the desk.</source>
            <translation>请到签到台，找工作人员。</translation>
        </message>
    </context>
    <context>
        <name>OverviewPanel</name>
        <message>
            <source>All slides</source>
            <translation>全部幻灯片</translation>
        </message>
        <message>
            <source>Words, pinyin or a number</source>
            <translation>文字、拼音或编号</translation>
        </message>
        <message>
            <source>Search in the slides</source>
            <translation>搜索幻灯片</translation>
        </message>
        <message>
            <source>Enter goes there with its block · Shift+Enter shows it and the block stays · Esc back</source>
            <translation>Enter 转到它和所在环节 · Shift+Enter 只显示，环节不变 · Esc 返回</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message numerus="yes">
            <source>%n slides</source>
            <translation>
                <numerusform>%n 张</numerusform>
            </translation>
        </message>
        <message>
            <source>No slide holds "{words}".</source>
            <translation>没有幻灯片包含“{words}”。</translation>
        </message>
        <message>
            <source>One moment …</source>
            <translation>请稍候……</translation>
        </message>
        <message>
            <source>In no block</source>
            <translation>不属于任何环节</translation>
        </message>
        <message>
            <source>Here now · {block}</source>
            <translation>现在 · {block}</translation>
        </message>
        <message>
            <source>Slide {number}. {title}. {block}</source>
            <translation>第 {number} 张。{title}。{block}</translation>
        </message>
    </context>
    <context>
        <name>OwnFieldsView</name>
        <message>
            <source>Own fields of people</source>
            <translation>学员的自有字段</translation>
        </message>
        <message>
            <source>What your lists say beside the usual columns, for all sessions: filled at the import, edited beside the list, searched, and mixed by. None of it is shown to the room or shared.</source>
            <translation>名单里常用列之外的内容，所有培训通用：导入时自动填入，可在名单旁修改、搜索，并可按它混合分组。不会投影，也不会随成效文件分享。</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Filled in by</source>
            <translation>填写方式</translation>
        </message>
        <message>
            <source>No own fields yet. Type the name of the first one.</source>
            <translation>还没有自有字段。请填写第一个字段的名字。</translation>
        </message>
        <message>
            <source>New field</source>
            <translation>新建字段</translation>
        </message>
        <message>
            <source>Name, in one language or both</source>
            <translation>名字（中文或英文，也可都填）</translation>
        </message>
        <message>
            <source>Name in Chinese</source>
            <translation>中文名字</translation>
        </message>
        <message>
            <source>Name in English</source>
            <translation>英文名字</translation>
        </message>
        <message>
            <source>typing</source>
            <translation>键入</translation>
        </message>
        <message>
            <source>choosing</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>Choices, one a line</source>
            <translation>选项，每行一个</translation>
        </message>
        <message>
            <source>A column in the list of people</source>
            <translation>在学员名单中显示为一列</translation>
        </message>
        <message>
            <source>Save the field</source>
            <translation>保存字段</translation>
        </message>
        <message>
            <source>Remove the field; what people say in it is kept</source>
            <translation>删除字段；已填内容会保留</translation>
        </message>
        <message>
            <source>Back to the people</source>
            <translation>返回学员名单</translation>
        </message>
        <message>
            <source>kept from a list</source>
            <translation>名单中保留的列</translation>
        </message>
        <message>
            <source>a column</source>
            <translation>显示为列</translation>
        </message>
    </context>
    <context>
        <name>PaperPage</name>
        <message>
            <source>Paper</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Open a new stack</source>
            <translation>新建一叠</translation>
        </message>
        <message>
            <source>Answer by its digit; J K L are 1 2 3, U I O are 4 5 6</source>
            <translation>按数字作答；J K L 是 1 2 3，U I O 是 4 5 6</translation>
        </message>
        <message>
            <source>Not answered</source>
            <translation>未作答</translation>
        </message>
        <message>
            <source>Two boxes ticked</source>
            <translation>勾了两个</translation>
        </message>
        <message>
            <source>Illegible</source>
            <translation>看不清</translation>
        </message>
        <message>
            <source>Refused to answer</source>
            <translation>拒绝回答</translation>
        </message>
        <message>
            <source>The rest of the page is lost</source>
            <translation>这一页余下部分缺失</translation>
        </message>
        <message>
            <source>Text stands here</source>
            <translation>此处写有文字</translation>
        </message>
        <message>
            <source>Back to the question before</source>
            <translation>回到上一题</translation>
        </message>
        <message>
            <source>Same as on the last form (head of the form only)</source>
            <translation>与上一份相同（仅限表头）</translation>
        </message>
        <message>
            <source>Go to a question by its number</source>
            <translation>按题号跳转</translation>
        </message>
        <message>
            <source>Open the last form again</source>
            <translation>重新打开上一份</translation>
        </message>
        <message>
            <source>Set the form aside: parked, blank or spoilt</source>
            <translation>搁置这一份：待查、空白或作废</translation>
        </message>
        <message>
            <source>Leave the form; every key is kept</source>
            <translation>离开这一份；每个按键都已保存</translation>
        </message>
        <message>
            <source>Back to the stacks</source>
            <translation>返回问卷批次</translation>
        </message>
        <message>
            <source>Here forms are printed with numbers, and the filled-in paper is counted and keyed.</source>
            <translation>在这里打印带编号的问卷，清点收回的纸质问卷并逐份录入。</translation>
        </message>
        <message>
            <source>Print forms, count the stacks, key them</source>
            <translation>打印问卷，清点份数，逐份录入</translation>
        </message>
        <message>
            <source>{done} of {counted} keyed</source>
            <translation>已录 {done} / {counted} 份</translation>
        </message>
    </context>
    <context>
        <name>PassphraseForm</name>
        <message>
            <source>Change the passphrase</source>
            <translation>更改口令</translation>
        </message>
        <message>
            <source>Set a passphrase</source>
            <translation>设置口令</translation>
        </message>
        <message>
            <source>Remove the passphrase</source>
            <translation>取消口令</translation>
        </message>
        <message>
            <source>Present passphrase</source>
            <translation>现在的口令</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>新口令</translation>
        </message>
        <message>
            <source>New passphrase once more</source>
            <translation>再输入一次新口令</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>保持不变</translation>
        </message>
        <message>
            <source>If it is forgotten, nobody can open the data: not you, not the makers.</source>
            <translation>忘记口令，任何人都打不开数据，您自己和开发者都不行。</translation>
        </message>
        <message>
            <source>Whoever can open the file can then read the data.</source>
            <translation>取消后，能打开这个文件的人都能读到数据。</translation>
        </message>
        <message>
            <source>Backups taken until now keep what they needed until now.</source>
            <translation>此前的备份仍用当时的口令，或没有口令。</translation>
        </message>
        <message>
            <source>Type the passphrase that opens the workspace now.</source>
            <translation>请输入现在用来打开工作区的口令。</translation>
        </message>
        <message>
            <source>Type the new passphrase.</source>
            <translation>请输入新口令。</translation>
        </message>
        <message>
            <source>This is not the same as above. Type it once more.</source>
            <translation>与上面的不一致，请再输入一次。</translation>
        </message>
    </context>
    <context>
        <name>PastLine</name>
        <message>
            <source>Usually {usual} min; 4 of 5 times within {safe} min. Ran {runs} times.</source>
            <translation>通常 {usual} 分钟，五次有四次在 {safe} 分钟内（共 {runs} 次）。</translation>
        </message>
        <message>
            <source>Plan {minutes} min</source>
            <translation>按 {minutes} 分钟安排</translation>
        </message>
    </context>
    <context>
        <name>PeopleCard</name>
        <message>
            <source>Not here yet</source>
            <translation>未到</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>已到</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Which people the list shows</source>
            <translation>名单显示哪些人</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Present</source>
            <translation>在场</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>People of this half-day</source>
            <translation>本半天场的学员</translation>
        </message>
        <message>
            <source>Nobody on the list has that name or number. Press Ctrl+N to add a walk-in.</source>
            <translation>名单里没有这个人。按 Ctrl+N 登记现场加入。</translation>
        </message>
        <message>
            <source>Nobody is on the list yet. Import the roster on the Plan page, or add walk-ins.</source>
            <translation>名单还是空的。请在“计划”页导入名单，或直接登记现场加入的人。</translation>
        </message>
        <message>
            <source>Everybody who was expected is here.</source>
            <translation>名单上的人都到齐了。</translation>
        </message>
        <message>
            <source>Nobody is here yet.</source>
            <translation>还没有人到。</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>here since {time}</source>
            <translation>{time} 已到</translation>
        </message>
        <message>
            <source>left at {time}</source>
            <translation>{time} 离开</translation>
        </message>
        <message>
            <source>excused</source>
            <translation>请假</translation>
        </message>
        <message>
            <source>not here yet</source>
            <translation>未到</translation>
        </message>
    </context>
    <context>
        <name>PeopleDeeds</name>
        <message>
            <source>{name} is one person now, with everything that was noted of both lines.</source>
            <translation>{name} 现在是一个人，两行的记录都归在一起。</translation>
        </message>
        <message>
            <source>{name} stands on the list twice again.</source>
            <translation>{name} 在名单上又是两行。</translation>
        </message>
        <message>
            <source>{field} is a field no more. What people say in it is kept with them.</source>
            <translation>“{field}”不再是字段，已填内容仍保留。</translation>
        </message>
        <message>
            <source>{field} is a field of everybody from now on.</source>
            <translation>“{field}”已成为所有学员的字段。</translation>
        </message>
        <message>
            <source>{field} is saved.</source>
            <translation>“{field}”已保存。</translation>
        </message>
        <message>
            <source>{field} is as before.</source>
            <translation>“{field}”已恢复原样。</translation>
        </message>
        <message>
            <source>Everybody sits as before.</source>
            <translation>座位已恢复原样。</translation>
        </message>
        <message>
            <source>Nobody has a place by the list any more.</source>
            <translation>名单上的座位已清除。</translation>
        </message>
        <message numerus="yes">
            <source>%n person|people at tables. Badges and seat cards show them.</source>
            <translation>
                <numerusform>已为 %n 人安排桌号，签到卡和席卡上会印出。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person|people in groups. Badges and seat cards show them.</source>
            <translation>
                <numerusform>已为 %n 人安排小组，签到卡和席卡上会印出。</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is as before.</source>
            <translation>{name} 已恢复原样。</translation>
        </message>
        <message>
            <source>{name} is saved.</source>
            <translation>{name} 已保存。</translation>
        </message>
        <message>
            <source>{name} is on the list again.</source>
            <translation>{name} 已回到名单。</translation>
        </message>
        <message>
            <source>{name} is off the list.</source>
            <translation>{name} 已从名单移除。</translation>
        </message>
        <message>
            <source>{name} and {other} are two people again.</source>
            <translation>{name} 和 {other} 恢复为两个人。</translation>
        </message>
        <message>
            <source>{name} is one person again.</source>
            <translation>{name} 又合为一人。</translation>
        </message>
        <message>
            <source>The answer of {name} is as before.</source>
            <translation>{name} 的答复已恢复原样。</translation>
        </message>
        <message>
            <source>The answer of {name} is noted.</source>
            <translation>已记录 {name} 的答复。</translation>
        </message>
    </context>
    <context>
        <name>PeopleTab</name>
        <message>
            <source>People</source>
            <translation>学员</translation>
        </message>
        <message>
            <source>Search a name, pinyin or number</source>
            <translation>按姓名、拼音或工号查找</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>座位</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>添加一人</translation>
        </message>
        <message>
            <source>Import a list</source>
            <translation>导入名单</translation>
        </message>
        <message>
            <source>Own fields …</source>
            <translation>自有字段…</translation>
        </message>
        <message>
            <source>Save the list, with names</source>
            <translation>保存名单（含姓名）</translation>
        </message>
        <message>
            <source>A workbook with all that is known of them: for you alone</source>
            <translation>Excel 文件，包含学员的全部信息，仅供内部使用</translation>
        </message>
        <message>
            <source>did not come</source>
            <translation>未到</translation>
        </message>
        <message>
            <source>walked in</source>
            <translation>现场加入</translation>
        </message>
        <message>
            <source>Nobody is on the list yet. Import the list from the factory, or add a person.</source>
            <translation>名单还是空的。请导入工厂发来的名单，或逐个添加。</translation>
        </message>
        <message>
            <source>Nobody of that name is on the list.</source>
            <translation>名单上没有这个人。</translation>
        </message>
        <message numerus="yes">
            <source>%n person|people</source>
            <translation>
                <numerusform>%n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>{shown} of {everybody}</source>
            <translation>{everybody}中的 {shown} 人</translation>
        </message>
        <message>
            <source>Did not come ({n})</source>
            <translation>未到（{n}）</translation>
        </message>
        <message>
            <source>Same name ({n})</source>
            <translation>同名（{n}）</translation>
        </message>
        <message>
            <source>Which people the list shows</source>
            <translation>名单显示哪些人</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>全部</translation>
        </message>
        <message numerus="yes">
            <source>%n person|people added.</source>
            <translation>
                <numerusform>已加入 %n 人。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person|people changed.</source>
            <translation>
                <numerusform>已更新 %n 人。</numerusform>
            </translation>
        </message>
        <message>
            <source>Still to come from this file: {sheet}.</source>
            <translation>同一文件中还有待导入的工作表：{sheet}。</translation>
        </message>
        <message numerus="yes">
            <source>%n person|people taken out again.</source>
            <translation>
                <numerusform>已撤回 %n 人。</numerusform>
            </translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>撤回</translation>
        </message>
    </context>
    <context>
        <name>PeopleTable</name>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>座位</translation>
        </message>
        <message>
            <source>People</source>
            <translation>学员</translation>
        </message>
    </context>
    <context>
        <name>PersonEditor</name>
        <message>
            <source>Also stood on the list as {who}</source>
            <translation>名单上也曾写作 {who}</translation>
        </message>
        <message>
            <source>Two people after all</source>
            <translation>其实是两个人</translation>
        </message>
        <message>
            <source>The person chosen in the list</source>
            <translation>名单中选中的人</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>小组</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>桌号</translation>
        </message>
        <message>
            <source>Pictures and sound of this person</source>
            <translation>此人的拍照与录音</translation>
        </message>
        <message>
            <source>agreed</source>
            <translation>同意</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>not asked</source>
            <translation>未询问</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Stands on the list twice …</source>
            <translation>名单上重复出现 …</translation>
        </message>
        <message>
            <source>Make this and another line one person  Ctrl+M</source>
            <translation>把这一行和另一行合为一人  Ctrl+M</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>从名单移除</translation>
        </message>
    </context>
    <context>
        <name>PersonForm</name>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
    </context>
    <context>
        <name>PhoneCard</name>
        <message>
            <source>Phones at the door</source>
            <translation>手机签到</translation>
        </message>
    </context>
    <context>
        <name>PhoneCodes</name>
        <message>
            <source>Take it from the projector</source>
            <translation>从投影撤下</translation>
        </message>
        <message>
            <source>Show it on the projector</source>
            <translation>投到大屏幕</translation>
        </message>
        <message>
            <source>With the projector on, the room sees it until the run goes on.</source>
            <translation>投影打开时大家能看到它，进入下一步时自动撤下。</translation>
        </message>
        <message>
            <source>Try it with your own phone first. Then let the room see it.</source>
            <translation>先用自己的手机试一次，再投给大家看。</translation>
        </message>
        <message>
            <source>Code for people's own phones</source>
            <translation>给学员手机扫的二维码</translation>
        </message>
        <message>
            <source>Code that sets up a helper's phone</source>
            <translation>设置助理手机的二维码</translation>
        </message>
        <message>
            <source>Show the set-up code, and scan it with the helper's phone only: whoever has it can scan badges. It never goes to the projector.</source>
            <translation>先显示设置二维码，只让助理的手机扫：谁有这个码，谁就能扫签到卡。它不会上投影。</translation>
        </message>
        <message>
            <source>Own phones</source>
            <translation>自己的手机</translation>
        </message>
        <message>
            <source>Helper</source>
            <translation>助理</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Phones at the door</source>
            <translation>手机签到</translation>
        </message>
        <message>
            <source>Put the code away</source>
            <translation>收起二维码</translation>
        </message>
        <message>
            <source>Show the set-up code</source>
            <translation>显示设置二维码</translation>
        </message>
    </context>
    <context>
        <name>PhoneGuides</name>
        <message>
            <source>A Wi-Fi for the phones, and what to do where they do not get through:</source>
            <translation>手机用的 Wi-Fi，以及连不上时怎么办：</translation>
        </message>
        <message>
            <source>The system asks whether to allow it</source>
            <translation>系统问要不要允许</translation>
        </message>
        <message>
            <source>Windows: tick private and public networks, then Allow access.</source>
            <translation>Windows：勾选专用网络和公用网络，再点“允许访问”。</translation>
        </message>
        <message>
            <source>macOS: Allow incoming connections.</source>
            <translation>macOS：选择允许传入连接。</translation>
        </message>
        <message>
            <source>No question came, or it was refused? Windows: Settings, Privacy &amp; security, Windows Security, Firewall, Allow an app: tick both boxes of Facilitator or Python.</source>
            <translation>没有弹出询问，或者点了拒绝？Windows：设置 → 隐私和安全性 → Windows 安全中心 → 防火墙 → 允许应用通过防火墙，把 Facilitator 或 Python 的两个框都勾上。</translation>
        </message>
        <message>
            <source>Linux with ufw: sudo ufw allow, and the number after the colon of the address.</source>
            <translation>Linux 用 ufw 的：sudo ufw allow 加端口号，就是地址里冒号后面的数字。</translation>
        </message>
        <message>
            <source>WeChat shows a warning or an empty page</source>
            <translation>微信提示风险或打开是空白</translation>
        </message>
        <message>
            <source>Scan with the camera of the phone rather than with WeChat.</source>
            <translation>用手机自带的相机扫码，不用微信扫。</translation>
        </message>
        <message>
            <source>If it is open in WeChat: touch ··· at the top right, then Open in browser.</source>
            <translation>已经在微信里打开的：点右上角的 ···，再点“在浏览器打开”。</translation>
        </message>
        <message>
            <source>Or type the address and the digits below the code into any browser.</source>
            <translation>也可以在任意浏览器里输入二维码下面的地址和数字。</translation>
        </message>
        <message>
            <source>The phone is in the same Wi-Fi, yet finds nothing</source>
            <translation>手机连了同一个 Wi-Fi，还是打不开</translation>
        </message>
        <message>
            <source>Choose another address, where several are offered, and scan again.</source>
            <translation>有几个地址可选时，换一个，再扫一次。</translation>
        </message>
        <message>
            <source>On an iPhone, allow the browser to use the local network when it asks.</source>
            <translation>iPhone 问要不要访问本地网络时，选允许。</translation>
        </message>
        <message>
            <source>Company and guest Wi-Fi often keeps its devices apart: use a hotspot of this laptop or of a phone instead.</source>
            <translation>公司和访客 Wi-Fi 常常让设备互相看不见：改用这台电脑或手机开的热点。</translation>
        </message>
        <message>
            <source>Hotspot of a phone</source>
            <translation>用手机开热点</translation>
        </message>
        <message>
            <source>Android: Settings, Hotspot &amp; tethering. iPhone: Settings, Personal Hotspot.</source>
            <translation>安卓：设置 → 个人热点。iPhone：设置 → 个人热点。</translation>
        </message>
        <message>
            <source>Switch it on, and connect this laptop to it like to any Wi-Fi.</source>
            <translation>打开热点，让这台电脑像连普通 Wi-Fi 一样连上。</translation>
        </message>
        <message>
            <source>Then switch phones on here, and write name and password for the room.</source>
            <translation>再在这里开启手机签到，把热点名称和密码写给大家看。</translation>
        </message>
        <message>
            <source>Most phones let 5 to 10 others in at a time: call people up table by table.</source>
            <translation>多数手机的热点一次只能连 5 到 10 部手机：请大家一桌一桌来。</translation>
        </message>
        <message>
            <source>Hotspot of this laptop: Windows</source>
            <translation>用这台电脑开热点：Windows</translation>
        </message>
        <message>
            <source>Settings, Network &amp; internet, Mobile hotspot: switch it on.</source>
            <translation>设置 → 网络和 Internet → 移动热点：打开。</translation>
        </message>
        <message>
            <source>If Windows wants an internet connection first, take a phone's hotspot instead.</source>
            <translation>如果 Windows 说要先联网，就改用手机开热点。</translation>
        </message>
        <message>
            <source>Read name and password there, and write them for the room.</source>
            <translation>看好那里的名称和密码，写给大家看。</translation>
        </message>
        <message>
            <source>Choose the address that begins with 192.168.137 here.</source>
            <translation>在这里选 192.168.137 开头的地址。</translation>
        </message>
        <message>
            <source>Hotspot of this laptop: macOS</source>
            <translation>用这台电脑开热点：macOS</translation>
        </message>
        <message>
            <source>System Settings, General, Sharing, Internet Sharing: open its details.</source>
            <translation>系统设置 → 通用 → 共享 → 互联网共享：打开详情。</translation>
        </message>
        <message>
            <source>Share from anything but Wi-Fi, to devices using Wi-Fi; set name and password.</source>
            <translation>共享来源选 Wi-Fi 以外的任意一项，共享给 Wi-Fi，设好名称和密码。</translation>
        </message>
        <message>
            <source>Switch it on, and write name and password for the room.</source>
            <translation>打开共享，把名称和密码写给大家看。</translation>
        </message>
        <message>
            <source>Choose the address that begins with 192.168.2 here.</source>
            <translation>在这里选 192.168.2 开头的地址。</translation>
        </message>
        <message>
            <source>Hotspot of this laptop: Linux</source>
            <translation>用这台电脑开热点：Linux</translation>
        </message>
        <message>
            <source>Settings, Wi-Fi, the menu with three dots: Turn On Wi-Fi Hotspot.</source>
            <translation>设置 → Wi-Fi → 三个点的菜单：打开 Wi-Fi 热点。</translation>
        </message>
        <message>
            <source>Or in a terminal: nmcli device wifi hotspot ssid Training password 12345678</source>
            <translation>或者在终端输入：nmcli device wifi hotspot ssid Training password 12345678</translation>
        </message>
        <message>
            <source>Choose the address that begins with 10.42 here.</source>
            <translation>在这里选 10.42 开头的地址。</translation>
        </message>
        <message>
            <source>No network at all</source>
            <translation>完全没有网络</translation>
        </message>
        <message>
            <source>Nothing is lost: badges, the camera and the list of names need no network.</source>
            <translation>不影响签到：签到卡、摄像头和名单都不用网络。</translation>
        </message>
        <message>
            <source>With badges printed, hold them before the camera (F4) or scan them.</source>
            <translation>有签到卡的，对着摄像头（F4）出示，或者用扫码枪扫。</translation>
        </message>
        <message>
            <source>Without badges, type a name, its pinyin or initials at the door.</source>
            <translation>没有签到卡的，在签到页输入姓名、拼音或首字母。</translation>
        </message>
    </context>
    <context>
        <name>PhoneMark</name>
        <message>
            <source>How phones stand</source>
            <translation>查看手机签到情况</translation>
        </message>
        <message>
            <source>The check-in code on the projector, or no longer</source>
            <translation>把签到码投到大屏幕，或撤下</translation>
        </message>
        <message>
            <source>Switch phones off</source>
            <translation>关闭手机签到</translation>
        </message>
    </context>
    <context>
        <name>PhoneSwitch</name>
        <message>
            <source>Phones at the door</source>
            <translation>手机签到</translation>
        </message>
        <message>
            <source>Phones reach this laptop over one Wi-Fi, without the internet. They show no list of names, and nothing stays on them.</source>
            <translation>手机和这台电脑连同一个 Wi-Fi 就行，不用上网。手机上看不到名单，也不留任何东西。</translation>
        </message>
        <message>
            <source>People's own phones</source>
            <translation>学员自己的手机</translation>
        </message>
        <message>
            <source>They scan the code on the projector, a new one every 15 seconds.</source>
            <translation>扫投影上的二维码，每 15 秒换一个。</translation>
        </message>
        <message>
            <source>A helper's phone</source>
            <translation>助理的手机</translation>
        </message>
        <message>
            <source>It photographs badges: a second scanner.</source>
            <translation>拍签到卡，当作第二个扫码器。</translation>
        </message>
        <message>
            <source>Wi-Fi, as the room shall read it</source>
            <translation>给大家看的 Wi-Fi</translation>
        </message>
        <message>
            <source>Its name, and its password if it has one. It stands on the projector beside the code.</source>
            <translation>写 Wi-Fi 名称，有密码就一起写上。它会显示在投影的二维码旁边。</translation>
        </message>
        <message>
            <source>Let phones in</source>
            <translation>开启手机签到</translation>
        </message>
        <message>
            <source>Switch phones off</source>
            <translation>关闭手机签到</translation>
        </message>
        <message>
            <source>Back to the door (Esc)</source>
            <translation>回到签到（Esc）</translation>
        </message>
        <message>
            <source>Address of this laptop</source>
            <translation>这台电脑的地址</translation>
        </message>
        <message>
            <source>If phones do not get through, try another one.</source>
            <translation>手机连不上时，换一个地址试试。</translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s) through</source>
            <translation>
                <numerusform>连上 %n 部手机</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n checked in</source>
            <translation>
                <numerusform>签到 %n 人</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>拒绝 %n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>{address} (unlikely)</source>
            <translation>{address}（可能用不了）</translation>
        </message>
        <message>
            <source>By one phone, or through one router:</source>
            <translation>同一部手机，或同一个路由器：</translation>
        </message>
    </context>
    <context>
        <name>PhoneWords</name>
        <message>
            <source>One moment …</source>
            <translation>请稍候……</translation>
        </message>
        <message>
            <source>Phones are off: nothing listens on the network</source>
            <translation>手机签到已关闭，没有打开任何端口</translation>
        </message>
        <message>
            <source>This laptop has left the network: no phone gets through</source>
            <translation>这台电脑离开了网络，手机都连不上</translation>
        </message>
        <message>
            <source>On, but no phone has got through yet: try one now</source>
            <translation>已开启，还没有手机连上：现在拿一部试试</translation>
        </message>
        <message>
            <source>Phones get through</source>
            <translation>手机连得上</translation>
        </message>
    </context>
    <context>
        <name>PhoneWork</name>
        <message>
            <source>Phones are off again: they were let in at the half-day before.</source>
            <translation>手机签到已关闭：它是为刚才那个半天场开的。</translation>
        </message>
        <message>
            <source>Phones at the door, and back</source>
            <translation>手机签到，再按返回</translation>
        </message>
        <message>
            <source>The check-in code on the projector, or no longer</source>
            <translation>把签到码投到大屏幕，或撤下</translation>
        </message>
        <message>
            <source>Phones at the door</source>
            <translation>手机签到</translation>
        </message>
        <message>
            <source>Find them</source>
            <translation>找到这个人</translation>
        </message>
    </context>
    <context>
        <name>PlanKeys</name>
        <message>
            <source>New session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>下一个标签</translation>
        </message>
        <message>
            <source>Previous tab</source>
            <translation>上一个标签</translation>
        </message>
        <message>
            <source>Agenda: one minute more for the block</source>
            <translation>议程：本环节加 1 分钟</translation>
        </message>
        <message>
            <source>Agenda: one minute less for the block</source>
            <translation>议程：本环节减 1 分钟</translation>
        </message>
        <message>
            <source>Agenda: the block earlier</source>
            <translation>议程：环节提前</translation>
        </message>
        <message>
            <source>Agenda: the block later</source>
            <translation>议程：环节推后</translation>
        </message>
        <message>
            <source>Agenda: a new block after this one</source>
            <translation>议程：在后面添加环节</translation>
        </message>
        <message>
            <source>Agenda: remove the block</source>
            <translation>议程：删除环节</translation>
        </message>
        <message>
            <source>Agenda: undo</source>
            <translation>议程：撤销</translation>
        </message>
        <message>
            <source>Agenda: redo, as Ctrl+Shift+Z</source>
            <translation>议程：重做，也可用 Ctrl+Shift+Z</translation>
        </message>
        <message>
            <source>Agenda: edit the block; Esc goes back</source>
            <translation>议程：编辑环节，Esc 返回</translation>
        </message>
        <message>
            <source>People: put the person right; Esc goes back</source>
            <translation>人员：修改此人；Esc 返回</translation>
        </message>
        <message>
            <source>People: two lines are one person</source>
            <translation>人员：两行是同一个人</translation>
        </message>
        <message>
            <source>People: take the person off the list</source>
            <translation>人员：从名单移除此人</translation>
        </message>
        <message>
            <source>People: undo</source>
            <translation>人员：撤销</translation>
        </message>
        <message>
            <source>Agenda: find a block in the library</source>
            <translation>议程：在环节库中查找</translation>
        </message>
        <message>
            <source>Agenda: plan the usual minutes; with Shift the safe ones</source>
            <translation>议程：按通常用时安排；加 Shift 按稳妥用时</translation>
        </message>
        <message>
            <source>Agenda: go to the next thing to look at</source>
            <translation>议程：转到下一条提醒</translation>
        </message>
        <message>
            <source>Agenda: print, or Excel out and in</source>
            <translation>议程：打印，导出或读入 Excel</translation>
        </message>
        <message>
            <source>A session like this one, a week later</source>
            <translation>照此新建一场，时间推后一周</translation>
        </message>
    </context>
    <context>
        <name>PlanPage</name>
        <message>
            <source>Plan</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>New session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>All sessions</source>
            <translation>所有场次</translation>
        </message>
        <message>
            <source>Plan: {side}</source>
            <translation>准备：{side}</translation>
        </message>
        <message>
            <source>Import a list of people</source>
            <translation>导入名单</translation>
        </message>
        <message>
            <source>Make a session like this one</source>
            <translation>照此新建一场培训</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>基本信息</translation>
        </message>
        <message>
            <source>Details of the session</source>
            <translation>场次基本信息</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>场次</translation>
        </message>
        <message>
            <source>Session created.</source>
            <translation>场次已建好。</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>已保存。</translation>
        </message>
    </context>
    <context>
        <name>PlanWords</name>
        <message>
            <source>must stay</source>
            <translation>必做</translation>
        </message>
        <message>
            <source>can be shortened</source>
            <translation>应做</translation>
        </message>
        <message>
            <source>can be cut</source>
            <translation>可选</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>{usual}–{safe} min</source>
            <translation>{usual}–{safe} 分钟</translation>
        </message>
        <message numerus="yes">
            <source>fixed start, %n min late</source>
            <translation>
                <numerusform>固定开始时间，晚 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>fixed start</source>
            <translation>固定开始时间</translation>
        </message>
        <message>
            <source>"{title}" moved</source>
            <translation>移动“{title}”</translation>
        </message>
        <message>
            <source>minutes of "{title}"</source>
            <translation>调整“{title}”的时长</translation>
        </message>
        <message>
            <source>"{title}" taken out</source>
            <translation>取出“{title}”</translation>
        </message>
        <message>
            <source>"{title}" put back</source>
            <translation>放回“{title}”</translation>
        </message>
        <message>
            <source>"{title}" added</source>
            <translation>添加“{title}”</translation>
        </message>
        <message>
            <source>"{title}" put in from the library</source>
            <translation>从环节库放入“{title}”</translation>
        </message>
        <message>
            <source>"{title}" edited</source>
            <translation>修改“{title}”</translation>
        </message>
        <message>
            <source>agenda taken over from a file</source>
            <translation>采用文件中的议程</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>不导入</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>姓</translation>
        </message>
        <message>
            <source>Given name</source>
            <translation>名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>性别</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Home province</source>
            <translation>籍贯</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Hired on</source>
            <translation>入职日期</translation>
        </message>
        <message>
            <source>Child's age</source>
            <translation>孩子年龄</translation>
        </message>
        <message>
            <source>Child stayed behind</source>
            <translation>孩子是否留守</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Keep as it is</source>
            <translation>原样保留</translation>
        </message>
    </context>
    <context>
        <name>PortWords</name>
        <message>
            <source>The scanner at {port} is back.</source>
            <translation>{port} 的扫码枪又接上了。</translation>
        </message>
        <message>
            <source>The scanner at {port} is ready.</source>
            <translation>{port} 的扫码枪已就绪。</translation>
        </message>
        <message>
            <source>The scanner at {port} is gone. Plug it in again; badges can be typed meanwhile.</source>
            <translation>{port} 的扫码枪断开了。请重新插上；这期间可以手工输入卡号。</translation>
        </message>
        <message>
            <source>Another program uses {port}. Close it, or choose another port.</source>
            <translation>{port} 正被别的程序占用。请关闭那个程序，或换一个端口。</translation>
        </message>
        <message>
            <source>The scanner at {port} sends what nobody can read. Set it to 9600 baud, 8 bits, no parity.</source>
            <translation>{port} 的扫码枪发来的内容无法识别。请设为 9600 波特、8 位、无校验。</translation>
        </message>
        <message>
            <source>Scanners at {port} cannot be read on this laptop. Set the scanner to type like a keyboard.</source>
            <translation>这台电脑读不了 {port} 上的扫码枪。请把扫码枪设为键盘模式。</translation>
        </message>
    </context>
    <context>
        <name>PreviewTable</name>
        <message>
            <source>Somebody else has this name too; both are kept.</source>
            <translation>另有同名的人，两人都会保留。</translation>
        </message>
        <message>
            <source>Rows of the list</source>
            <translation>名单各行</translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>新增 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>更新 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already there</source>
            <translation>
                <numerusform>已有 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>需查看 %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>名单各行</translation>
        </message>
        <message>
            <source>No row of this kind.</source>
            <translation>没有这一类的行。</translation>
        </message>
        <message>
            <source>No font here has a character of this name: it shows as a box, and is stored rightly.</source>
            <translation>这个姓名里有本机字体没有的字：显示为方框，但保存无误。</translation>
        </message>
        <message>
            <source>Who, or what stands there</source>
            <translation>人员，或这一行的原文</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>说明</translation>
        </message>
    </context>
    <context>
        <name>PrintCard</name>
        <message>
            <source>Print numbered forms</source>
            <translation>打印带编号的问卷</translation>
        </message>
        <message>
            <source>One number for each person, on the sheet before and on the sheet after. No names.</source>
            <translation>每人一个编号，印在训前和训后两份上，不印姓名。</translation>
        </message>
        <message>
            <source>Questionnaire</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>New numbers</source>
            <translation>新编号</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>重印</translation>
        </message>
        <message>
            <source>Which numbers are printed</source>
            <translation>打印哪些编号</translation>
        </message>
        <message>
            <source>From number</source>
            <translation>从编号</translation>
        </message>
        <message>
            <source>Empty: from the first</source>
            <translation>留空：从第一个开始</translation>
        </message>
        <message>
            <source>To number</source>
            <translation>到编号</translation>
        </message>
        <message>
            <source>Empty: to the last</source>
            <translation>留空：到最后一个</translation>
        </message>
        <message>
            <source>Only forms that are not keyed yet</source>
            <translation>只打印还没录入的</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Write the PDF</source>
            <translation>生成 PDF</translation>
        </message>
        <message>
            <source>Key card</source>
            <translation>按键卡</translation>
        </message>
        <message>
            <source>A small card with the keys, to lie beside the keyboard</source>
            <translation>放在键盘旁的小卡片，列出各个按键</translation>
        </message>
        <message>
            <source>Chinese and English</source>
            <translation>中文和英文</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>None is printed yet</source>
            <translation>还没有印过</translation>
        </message>
        <message>
            <source>{first} to {last} are printed</source>
            <translation>已印 {first} 至 {last}</translation>
        </message>
        <message>
            <source>How many</source>
            <translation>印几套</translation>
        </message>
        <message>
            <source>Say where the file shall be written.</source>
            <translation>请填写文件保存的位置。</translation>
        </message>
    </context>
    <context>
        <name>ProjectorWindow</name>
        <message>
            <source>Rehearsal: what the room sees</source>
            <translation>彩排：学员看到的画面</translation>
        </message>
        <message>
            <source>What the room sees</source>
            <translation>学员看到的画面</translation>
        </message>
    </context>
    <context>
        <name>QuestionnairesTab</name>
        <message>
            <source>Questionnaires</source>
            <translation>问卷</translation>
        </message>
        <message numerus="yes">
            <source>%n questionnaire(s) in use</source>
            <translation>
                <numerusform>本场次使用 %n 份问卷</numerusform>
            </translation>
        </message>
        <message>
            <source>Questionnaire</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>题数</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>What to look at</source>
            <translation>需要查看</translation>
        </message>
        <message>
            <source>In the file</source>
            <translation>文件内容</translation>
        </message>
        <message>
            <source>There is no questionnaire yet. Read one from a file below.</source>
            <translation>还没有问卷，请在下方从文件读入。</translation>
        </message>
        <message>
            <source>Use in this session</source>
            <translation>用于本场次</translation>
        </message>
        <message>
            <source>Use it in this session</source>
            <translation>用于本场次</translation>
        </message>
        <message>
            <source>Questionnaire from a file (XLSForm or REDCap)</source>
            <translation>从文件读入问卷（XLSForm 或 REDCap）</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <source>This file asks nothing that can be used.</source>
            <translation>这个文件里没有可用的题目。</translation>
        </message>
        <message numerus="yes">
            <source>{title}: %n question(s).</source>
            <translation>
                <numerusform>“{title}”，共 %n 题。</numerusform>
            </translation>
        </message>
        <message>
            <source>{title} is in use in this session.</source>
            <translation>本场次已使用“{title}”。</translation>
        </message>
    </context>
    <context>
        <name>QueueScreen</name>
        <message>
            <source>Screen for the queue</source>
            <translation>排队屏</translation>
        </message>
        <message>
            <source>Type the PIN and press Enter to leave</source>
            <translation>输入 PIN 再按回车退出</translation>
        </message>
        <message>
            <source>{keys} leaves this screen</source>
            <translation>按 {keys} 退出此屏</translation>
        </message>
        <message>
            <source>That PIN was wrong five times. Wait half a minute.</source>
            <translation>PIN 已输错五次，请等半分钟。</translation>
        </message>
        <message>
            <source>That is not the PIN. Type it again and press Enter.</source>
            <translation>PIN 不对。请重新输入再按回车。</translation>
        </message>
        <message>
            <source>Show your badge to the scanner</source>
            <translation>请把签到卡对准扫码枪</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>欢迎</translation>
        </message>
    </context>
    <context>
        <name>QueueStart</name>
        <message>
            <source>Screen for the queue: no names</source>
            <translation>排队屏：不显示姓名</translation>
        </message>
        <message>
            <source>PIN to leave it: 4 to 6 digits. Without one, {keys} leaves it.</source>
            <translation>退出用的 PIN：4 到 6 位数字。不设时按 {keys} 退出。</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Type at least four digits, or leave the field empty.</source>
            <translation>请至少输入四位数字，或留空。</translation>
        </message>
    </context>
    <context>
        <name>QueueWork</name>
        <message>
            <source>The screen for the queue, without names</source>
            <translation>给排队的人看的屏，不显示姓名</translation>
        </message>
        <message>
            <source>Show the screen for the queue</source>
            <translation>显示排队屏</translation>
        </message>
    </context>
    <context>
        <name>ReadyPanel</name>
        <message>
            <source>Ready for the room?</source>
            <translation>准备好开场了吗？</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Play the test sound</source>
            <translation>播放测试音</translation>
        </message>
        <message>
            <source>Did you hear it?</source>
            <translation>听到了吗？</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>听到了</translation>
        </message>
        <message>
            <source>No</source>
            <translation>没听到</translation>
        </message>
        <message>
            <source>Trying video {number} of {n}</source>
            <translation>正在试放第 {number}/{n} 个视频</translation>
        </message>
        <message>
            <source>Looking</source>
            <translation>正在检查</translation>
        </message>
        <message numerus="yes">
            <source>%n to mend</source>
            <translation>
                <numerusform>%n 项要处理</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n 项要留意</numerusform>
            </translation>
        </message>
        <message>
            <source>All is ready</source>
            <translation>一切就绪</translation>
        </message>
        <message>
            <source>Open the slides</source>
            <translation>打开幻灯片</translation>
        </message>
        <message>
            <source>Open the agenda</source>
            <translation>打开议程</translation>
        </message>
    </context>
    <context>
        <name>ReportNotice</name>
        <message>
            <source>Something went wrong inside the program. What you stored is safe; you can go on.</source>
            <translation>程序内部出了差错。已保存的内容都在，您可以继续使用。</translation>
        </message>
        <message>
            <source>A report is in {file}.</source>
            <translation>报告见 {file}。</translation>
        </message>
        <message>
            <source>Show the report</source>
            <translation>查看报告</translation>
        </message>
    </context>
    <context>
        <name>RestoredNotice</name>
        <message>
            <source>This is the state of {time}. The file with your later work lies beside it.</source>
            <translation>现在是 {time} 的状态。含有此后内容的文件保存在工作区旁边。</translation>
        </message>
        <message>
            <source>This is the state of {time}. Your work until {until} is in the list of backups.</source>
            <translation>现在是 {time} 的状态。此后到 {until} 的内容已存入备份列表。</translation>
        </message>
        <message>
            <source>Show the backups</source>
            <translation>查看备份</translation>
        </message>
    </context>
    <context>
        <name>RoomCard</name>
        <message>
            <source>The room sees</source>
            <translation>学员看到的画面</translation>
        </message>
        <message>
            <source>Slide before</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Next slide</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>White screen</source>
            <translation>白屏</translation>
        </message>
        <message>
            <source>Holding card</source>
            <translation>过渡画面</translation>
        </message>
        <message>
            <source>Freeze what the room sees</source>
            <translation>定格学员看到的画面</translation>
        </message>
        <message>
            <source>Point, zoom or draw on the slide</source>
            <translation>在幻灯片上指示、放大或画</translation>
        </message>
        <message>
            <source>All slides, and search in them</source>
            <translation>全部幻灯片，可搜索</translation>
        </message>
        <message>
            <source>The check-in code before the room, or no longer</source>
            <translation>给大家看签到码，或撤下</translation>
        </message>
        <message>
            <source>Projector on or off</source>
            <translation>打开 / 关闭投影</translation>
        </message>
        <message>
            <source>Projector on</source>
            <translation>打开投影</translation>
        </message>
        <message>
            <source>Projector off</source>
            <translation>关闭投影</translation>
        </message>
        <message>
            <source>Black</source>
            <translation>黑屏</translation>
        </message>
        <message>
            <source>Show again</source>
            <translation>恢复画面</translation>
        </message>
        <message>
            <source>Projector is off</source>
            <translation>投影已关闭</translation>
        </message>
        <message>
            <source>Black screen</source>
            <translation>黑屏</translation>
        </message>
        <message>
            <source>Check-in code</source>
            <translation>签到码</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>画面已定格</translation>
        </message>
        <message>
            <source>Rehearsal</source>
            <translation>彩排</translation>
        </message>
        <message>
            <source>Projector is on</source>
            <translation>投影已打开</translation>
        </message>
    </context>
    <context>
        <name>RoomHold</name>
        <message>
            <source>"{here}" runs before the room, so it stays here. The other pages show "{other}".</source>
            <translation>“{here}”正在现场进行，所以留在这里；其他页面显示的是“{other}”。</translation>
        </message>
        <message>
            <source>"{here}" is still here. The other pages show "{other}".</source>
            <translation>这里仍是“{here}”；其他页面显示的是“{other}”。</translation>
        </message>
        <message>
            <source>Show that one here</source>
            <translation>在这里显示那一场</translation>
        </message>
    </context>
    <context>
        <name>RoomVideo</name>
        <message>
            <source>There is no video on this page.</source>
            <translation>这一页没有视频。</translation>
        </message>
        <message>
            <source>The room does not see the video. Uncover the picture first, then play.</source>
            <translation>会场现在看不到视频。请先恢复画面，再播放。</translation>
        </message>
    </context>
    <context>
        <name>RosterImportView</name>
        <message>
            <source>Import people for {half_day}</source>
            <translation>导入名单：{half_day}</translation>
        </message>
        <message>
            <source>Import people</source>
            <translation>导入名单</translation>
        </message>
        <message>
            <source>As the factory sends it: Excel, CSV or plain names. Nothing is written before you confirm.</source>
            <translation>按工厂发来的样子即可：Excel、CSV 或只有姓名。确认之前不会写入任何内容。</translation>
        </message>
        <message>
            <source>File with the list</source>
            <translation>名单文件</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Lists of people</source>
            <translation>名单</translation>
        </message>
        <message>
            <source>Or paste cells or names here</source>
            <translation>或者把表格内容、姓名粘贴到这里</translation>
        </message>
        <message>
            <source>Look at the list</source>
            <translation>查看名单</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Another list</source>
            <translation>换一份名单</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>工作表</translation>
        </message>
        <message>
            <source>What each column holds</source>
            <translation>每一列是什么</translation>
        </message>
        <message>
            <source>Choose a file or paste the list first.</source>
            <translation>请先选择文件，或粘贴名单。</translation>
        </message>
        <message numerus="yes">
            <source>%n sheets of this file name people. Import them one after the other.</source>
            <translation>
                <numerusform>这个文件有 %n 个工作表列有人员，请逐个导入。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Change %n person|people</source>
            <translation>
                <numerusform>更新 %n 人</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n person|people</source>
            <translation>
                <numerusform>加入 %n 人</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunBoard</name>
        <message>
            <source>{present} of {expected} here</source>
            <translation>已到 {present} / {expected} 人</translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation>议程</translation>
        </message>
        <message>
            <source>In the room</source>
            <translation>现场工具</translation>
        </message>
        <message>
            <source>Ready?</source>
            <translation>开场检查</translation>
        </message>
        <message>
            <source>Ready for the room?</source>
            <translation>准备好开场了吗？</translation>
        </message>
        <message>
            <source>You stand at slide {page}</source>
            <translation>您在第 {page} 页</translation>
        </message>
        <message>
            <source>You stand at the title card</source>
            <translation>您在标题页</translation>
        </message>
        <message>
            <source>Nothing more in this block</source>
            <translation>本环节到此为止</translation>
        </message>
        <message>
            <source>Next: title card of this block</source>
            <translation>下一页：本环节标题页</translation>
        </message>
        <message>
            <source>Next: slide {page}</source>
            <translation>下一页：第 {page} 页</translation>
        </message>
    </context>
    <context>
        <name>RunKeys</name>
        <message>
            <source>Any slide by its number: type it, then Enter</source>
            <translation>跳到任意一页：输入页码，再按回车</translation>
        </message>
        <message>
            <source>With a tool: arrows move it, Shift+arrows finely, + and − size it</source>
            <translation>用工具时：方向键移动，Shift+方向键微调，+ 和 − 改变大小</translation>
        </message>
        <message>
            <source>With the zoom: the whole slide again</source>
            <translation>用放大镜时：恢复整张</translation>
        </message>
        <message>
            <source>With the pen: set it down and lift it; 1 to 4 choose the colour</source>
            <translation>用画笔时：落笔、提笔；1 至 4 选颜色</translation>
        </message>
        <message>
            <source>With the pen: take the last stroke back, Del wipes the slide clean</source>
            <translation>用画笔时：撤销上一笔，Del 擦掉全部笔迹</translation>
        </message>
        <message>
            <source>Put the tool down, and show the whole slide</source>
            <translation>收起工具，恢复整张</translation>
        </message>
        <message>
            <source>In the agenda: go to the chosen block</source>
            <translation>在议程中：转到所选环节</translation>
        </message>
        <message>
            <source>In the agenda: leave the block out, or bring it back</source>
            <translation>在议程中：跳过该环节，或恢复</translation>
        </message>
        <message>
            <source>In the agenda: put the block off to follow-up</source>
            <translation>在议程中：留到课后跟进</translation>
        </message>
        <message>
            <source>In the agenda: earlier, and Alt+Down later</source>
            <translation>在议程中：提前；Alt+Down 推后</translation>
        </message>
        <message>
            <source>In the agenda: a minute more, and − a minute less</source>
            <translation>在议程中：多 1 分钟；− 少 1 分钟</translation>
        </message>
        <message>
            <source>In the agenda: put a block of the programme in</source>
            <translation>在议程中：插入课程中的环节</translation>
        </message>
        <message>
            <source>In a show of hands: type the count of that option, then Enter</source>
            <translation>举手表决时：输入该选项的人数，然后按 Enter</translation>
        </message>
        <message>
            <source>{does}; also {keys}</source>
            <translation>{does}；也可按 {keys}</translation>
        </message>
    </context>
    <context>
        <name>RunPage</name>
        <message>
            <source>Run</source>
            <translation>现场</translation>
        </message>
        <message>
            <source>Projector on or off</source>
            <translation>打开 / 关闭投影</translation>
        </message>
        <message>
            <source>Black screen</source>
            <translation>黑屏</translation>
        </message>
        <message>
            <source>Projector on the next screen</source>
            <translation>投影换到下一个屏幕</translation>
        </message>
        <message>
            <source>Pause and resume</source>
            <translation>暂停 / 继续</translation>
        </message>
        <message>
            <source>Finish this half-day</source>
            <translation>结束本半天场</translation>
        </message>
        <message>
            <source>Play or pause the video</source>
            <translation>播放或暂停视频</translation>
        </message>
        <message>
            <source>Ready for the room?</source>
            <translation>准备好开场了吗？</translation>
        </message>
        <message>
            <source>Catch a quote</source>
            <translation>记下一句原话</translation>
        </message>
        <message>
            <source>Read what was kept</source>
            <translation>查看记下的内容</translation>
        </message>
        <message>
            <source>No session is open</source>
            <translation>还没有打开培训场次</translation>
        </message>
        <message>
            <source>Choose a session on Home, or plan a new one. Then it can be run from here.</source>
            <translation>请在首页选择一个场次，或新建一个，然后就可以在这里主持。</translation>
        </message>
        <message>
            <source>Plan a session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>This session has no agenda yet</source>
            <translation>本场次还没有议程</translation>
        </message>
        <message>
            <source>Put blocks into its agenda first. They appear here with the timer.</source>
            <translation>请先在议程中安排环节，之后会连同计时显示在这里。</translation>
        </message>
        <message>
            <source>Open the plan</source>
            <translation>打开计划</translation>
        </message>
        <message>
            <source>The block has no more slides that way.</source>
            <translation>本环节在这个方向没有更多页了。</translation>
        </message>
        <message>
            <source>That was the last slide of this block. {key}: next block.</source>
            <translation>这是本环节的最后一页。{key}：下一环节。</translation>
        </message>
        <message>
            <source>That was the last slide of this block. {key}: finish the half-day.</source>
            <translation>这是本环节的最后一页。{key}：结束半天场。</translation>
        </message>
        <message>
            <source>There is no slide {page} here.</source>
            <translation>这里没有第 {page} 页。</translation>
        </message>
    </context>
    <context>
        <name>RunWords</name>
        <message>
            <source>Ended {time}, planned for {day}</source>
            <translation>{time} 结束，原定 {day}</translation>
        </message>
        <message>
            <source>Ends {time}, planned for {day}</source>
            <translation>{time} 结束，原定 {day}</translation>
        </message>
        <message numerus="yes">
            <source>Ends {time}, %n min past the must-end</source>
            <translation>
                <numerusform>{time} 结束，超出最晚时间 %n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ends {time}, %n min late</source>
            <translation>
                <numerusform>{time} 结束，比计划晚 %n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ends {time}, %n min early</source>
            <translation>
                <numerusform>{time} 结束，比计划早 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>Ends {time}, on time</source>
            <translation>{time} 结束，准时</translation>
        </message>
        <message>
            <source>Time to wrap up</source>
            <translation>该收尾了</translation>
        </message>
        <message>
            <source>Nearly over</source>
            <translation>时间快到了</translation>
        </message>
        <message>
            <source>Over its time by</source>
            <translation>已超时</translation>
        </message>
        <message>
            <source>Planned {planned} · must end {must}</source>
            <translation>计划 {planned} · 最晚 {must}</translation>
        </message>
        <message>
            <source>follow-up</source>
            <translation>课后</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>已跳过</translation>
        </message>
        <message>
            <source>runs now</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>{title}, {state}, {minutes}</source>
            <translation>{title}，{state}，{minutes}</translation>
        </message>
        <message>
            <source>{spent} of {planned} min</source>
            <translation>{spent} / {planned} 分钟</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>原话</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>Observation</source>
            <translation>观察</translation>
        </message>
        <message>
            <source>For later</source>
            <translation>待议</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>行动</translation>
        </message>
        <message>
            <source>Module {number}</source>
            <translation>模块 {number}</translation>
        </message>
        <message numerus="yes">
            <source>Ended {time}, %n min late</source>
            <translation>
                <numerusform>{time} 结束，比计划晚 %n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ended {time}, %n min early</source>
            <translation>
                <numerusform>{time} 结束，比计划早 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>Ended {time}, on time</source>
            <translation>{time} 准时结束</translation>
        </message>
    </context>
    <context>
        <name>SavedPeopleNotice</name>
        <message numerus="yes">
            <source>%n line(s) with names and all that is known: {path}. Give it to nobody outside.</source>
            <translation>
                <numerusform>已保存 %n 行，含姓名和全部信息：{path}。请勿外传。</numerusform>
            </translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>SayPart</name>
        <message>
            <source>What the trainer says</source>
            <translation>培训师要说的话</translation>
        </message>
    </context>
    <context>
        <name>ScannerMenu</name>
        <message>
            <source>Where the hand scanner is connected</source>
            <translation>扫码枪接在哪里</translation>
        </message>
        <message>
            <source>It types like a keyboard: nothing to set</source>
            <translation>像键盘一样输入：无需设置</translation>
        </message>
        <message>
            <source>{port} · not plugged in</source>
            <translation>{port} · 未插上</translation>
        </message>
    </context>
    <context>
        <name>Scanning</name>
        <message>
            <source>Plan a session first: there is no door yet.</source>
            <translation>请先安排一个培训场次，才有签到。</translation>
        </message>
        <message>
            <source>At the door: {sentence}</source>
            <translation>签到处：{sentence}</translation>
        </message>
        <message>
            <source>Settle it at the door</source>
            <translation>到签到页处理</translation>
        </message>
        <message>
            <source>The scanner types too slowly to keep its digits out of this page: look over what was just entered, and set the scanner to 30 ms a key or less.</source>
            <translation>扫码枪输入太慢，有数字落到了本页：请核对刚才的内容，并把扫码枪设为每键 30 毫秒以内。</translation>
        </message>
    </context>
    <context>
        <name>ScreenWords</name>
        <message>
            <source>The projector is gone. Plug it in again: the same picture comes back by itself.</source>
            <translation>投影断开了。请重新接好，画面会自动恢复。</translation>
        </message>
        <message>
            <source>The projector shows your own screen, so the room's picture stays hidden.</source>
            <translation>投影显示的是您自己的屏幕，因此课堂画面暂不显示。</translation>
        </message>
        <message>
            <source>This window stands on the projector. Drag it to the screen in front of you.</source>
            <translation>本窗口在投影屏幕上。请把它拖到您面前的屏幕。</translation>
        </message>
        <message>
            <source>That screen is mine</source>
            <translation>那是我的屏幕</translation>
        </message>
        <message>
            <source>One screen is found, so this is a rehearsal in a window.</source>
            <translation>只找到一个屏幕，现在以窗口方式彩排。</translation>
        </message>
        <message>
            <source>Press Win+P and choose Extend.</source>
            <translation>请按 Win+P，选择“扩展”。</translation>
        </message>
        <message>
            <source>Press Command+F1, or choose Extended display in System Settings, Displays.</source>
            <translation>请按 Command+F1，或在“系统设置 &gt; 显示器”里选择“扩展显示器”。</translation>
        </message>
        <message>
            <source>Press Super+P, or choose Join displays in the system's display settings.</source>
            <translation>请按 Super+P，或在系统的显示设置里选择“拼接显示器”。</translation>
        </message>
        <message>
            <source>If the projector is plugged in, press Win+P and choose Extend.</source>
            <translation>如果投影仪已接好，请按 Win+P，选择“扩展”。</translation>
        </message>
        <message>
            <source>If the projector is plugged in, press Command+F1 to end mirroring.</source>
            <translation>如果投影仪已接好，请按 Command+F1 取消镜像。</translation>
        </message>
        <message>
            <source>If the projector is plugged in, press Super+P and choose Join displays.</source>
            <translation>如果投影仪已接好，请按 Super+P，选择“拼接显示器”。</translation>
        </message>
    </context>
    <context>
        <name>SeatForm</name>
        <message>
            <source>What is drawn</source>
            <translation>安排什么</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>桌号</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>people at each</source>
            <translation>人一个</translation>
        </message>
        <message>
            <source>in all</source>
            <translation>个</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>计数</translation>
        </message>
        <message>
            <source>Mix by</source>
            <translation>混合依据</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>安排</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>How many</source>
            <translation>数量</translation>
        </message>
    </context>
    <context>
        <name>SessionBar</name>
        <message>
            <source>Plan a session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>Find anything to do, or somebody</source>
            <translation>查找操作或学员</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>浅色主题</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>深色主题</translation>
        </message>
        <message>
            <source>Keys of this page</source>
            <translation>本页快捷键</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>场次</translation>
        </message>
        <message>
            <source>Half-day</source>
            <translation>半天场</translation>
        </message>
        <message>
            <source>All sessions</source>
            <translation>所有场次</translation>
        </message>
    </context>
    <context>
        <name>SessionForm</name>
        <message>
            <source>This session is not saved yet. Save it or cancel, then close the window.</source>
            <translation>这个场次还没有保存。请先保存或取消，再关闭窗口。</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>课程</translation>
        </message>
        <message>
            <source>Reading the programmes …</source>
            <translation>正在读取课程 …</translation>
        </message>
        <message>
            <source>Name of the session</source>
            <translation>场次名称</translation>
        </message>
        <message>
            <source>Leave empty to use the programme's name</source>
            <translation>不填则用课程名称</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>工厂</translation>
        </message>
        <message>
            <source>The factory or place, as people call it</source>
            <translation>工厂或地点，按大家平时的叫法</translation>
        </message>
        <message>
            <source>Trainers</source>
            <translation>培训师</translation>
        </message>
        <message>
            <source>Several names with a comma between them</source>
            <translation>多个姓名用逗号隔开</translation>
        </message>
        <message>
            <source>Create the session</source>
            <translation>建立场次</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Not saved. The form keeps what you typed until the window is closed.</source>
            <translation>尚未保存。关闭窗口之前，填写的内容都留在表单里。</translation>
        </message>
        <message>
            <source>Go on filling it in</source>
            <translation>继续填写</translation>
        </message>
        <message>
            <source>What you typed before is still here. It is not saved yet.</source>
            <translation>上次填写的内容还在，尚未保存。</translation>
        </message>
        <message>
            <source>Start afresh</source>
            <translation>重新填写</translation>
        </message>
    </context>
    <context>
        <name>SessionTable</name>
        <message>
            <source>Sessions</source>
            <translation>场次</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>场次</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>工厂</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Came / expected</source>
            <translation>到场 / 应到</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>问卷</translation>
        </message>
        <message numerus="yes">
            <source>{day}, %n half-day(s)</source>
            <translation>
                <numerusform>{day}起，共 %n 个半天场</numerusform>
            </translation>
        </message>
        <message>
            <source>Demo</source>
            <translation>演示</translation>
        </message>
    </context>
    <context>
        <name>SessionTabs</name>
        <message>
            <source>Side of the session</source>
            <translation>场次的各个方面</translation>
        </message>
    </context>
    <context>
        <name>SessionsView</name>
        <message>
            <source>Session</source>
            <translation>场次</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>工厂</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>首日</translation>
        </message>
        <message>
            <source>People expected</source>
            <translation>应到人数</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>场次</translation>
        </message>
        <message>
            <source>Show sessions that were put away</source>
            <translation>显示已收起的场次</translation>
        </message>
        <message>
            <source>Make one like it</source>
            <translation>照样再建一场</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>There is no session yet. Begin with the button above.</source>
            <translation>还没有场次，请点上方按钮新建。</translation>
        </message>
        <message>
            <source>put away</source>
            <translation>已收起</translation>
        </message>
        <message>
            <source>demo</source>
            <translation>演示</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>A session like it stands a week later, without people.</source>
            <translation>已在一周后照样建好一场，不含学员。</translation>
        </message>
        <message>
            <source>{title} is put away.</source>
            <translation>“{title}”已收起。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>{title} is back on the list.</source>
            <translation>“{title}”已回到列表。</translation>
        </message>
        <message>
            <source>Delete {title} with its people, answers and notes? This cannot be undone.</source>
            <translation>要删除“{title}”及其学员、答卷和记录吗？删除后无法恢复。</translation>
        </message>
        <message>
            <source>Delete the session</source>
            <translation>删除场次</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Check for damage</source>
            <translation>检查是否损坏</translation>
        </message>
        <message>
            <source>Keys and clicker</source>
            <translation>按键和翻页笔</translation>
        </message>
        <message>
            <source>Changes take effect at once.</source>
            <translation>修改后立即生效。</translation>
        </message>
        <message>
            <source>The organisation's name is stored.</source>
            <translation>机构名称已保存。</translation>
        </message>
        <message numerus="yes">
            <source>Figures of fewer than %n person|people are not shown.</source>
            <translation>
                <numerusform>少于 %n 人的数字不再显示。</numerusform>
            </translation>
        </message>
        <message>
            <source>The workspace has a passphrase now. It is asked for at every start.</source>
            <translation>工作区已设口令，每次启动都会要求输入。</translation>
        </message>
        <message>
            <source>The workspace opens with the new passphrase only.</source>
            <translation>工作区此后只能用新口令打开。</translation>
        </message>
        <message>
            <source>The workspace opens without a passphrase now.</source>
            <translation>工作区已取消口令，可直接打开。</translation>
        </message>
        <message>
            <source>No backup was written after it. Make room on the disk, then back up.</source>
            <translation>之后的备份没有写成。请腾出磁盘空间，然后备份。</translation>
        </message>
        <message>
            <source>Whoever looks after the server backs this workspace up.</source>
            <translation>此工作区由服务器管理员负责备份。</translation>
        </message>
        <message>
            <source>A checked backup is written.</source>
            <translation>备份已写好，并通过检查。</translation>
        </message>
    </context>
    <context>
        <name>ShareCard</name>
        <message>
            <source>Share</source>
            <translation>分享</translation>
        </message>
        <message>
            <source>Only counts and shares leave this laptop: no name, no row of a person.</source>
            <translation>离开这台电脑的只有人数和比例：没有姓名，也没有任何个人的记录。</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>中英文</translation>
        </message>
        <message>
            <source>Language of the files</source>
            <translation>文件语言</translation>
        </message>
        <message>
            <source>PDF report</source>
            <translation>PDF 报告</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel 工作簿</translation>
        </message>
        <message>
            <source>CSV tables</source>
            <translation>CSV 数据表</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Write the files</source>
            <translation>生成文件</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Written and checked:</source>
            <translation>已写入并检查：</translation>
        </message>
        <message>
            <source>Say into which folder the files shall go.</source>
            <translation>请填写文件要存到哪个文件夹。</translation>
        </message>
        <message>
            <source>Choose at least one kind of file.</source>
            <translation>请至少选择一种文件。</translation>
        </message>
    </context>
    <context>
        <name>SheetFoot</name>
        <message>
            <source>Written in by hand: name</source>
            <translation>手写加入：姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>加入</translation>
        </message>
    </context>
    <context>
        <name>SheetSide</name>
        <message>
            <source>Came at</source>
            <translation>到场时间</translation>
        </message>
        <message>
            <source>Left at</source>
            <translation>离开时间</translation>
        </message>
        <message>
            <source>Enter notes it, Esc goes back.</source>
            <translation>回车记录，Esc 返回。</translation>
        </message>
        <message>
            <source>{signed} signed · {open} still open · {came} here in all</source>
            <translation>已签 {signed} · 未处理 {open} · 共到 {came}</translation>
        </message>
        <message numerus="yes">
            <source>%n more counted than here: look for them.</source>
            <translation>
                <numerusform>清点人数比签到人数多 %n 人，请核对。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fewer counted than here: look for them.</source>
            <translation>
                <numerusform>清点人数比签到人数少 %n 人，请核对。</numerusform>
            </translation>
        </message>
        <message>
            <source>That is everybody.</source>
            <translation>人数一致。</translation>
        </message>
        <message>
            <source>Heads counted in the room</source>
            <translation>现场清点人数</translation>
        </message>
    </context>
    <context>
        <name>SheetTable</name>
        <message>
            <source>Line</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Lines of the sign-in sheet</source>
            <translation>签到表各行</translation>
        </message>
        <message>
            <source>Nobody is on the list. Add here who signed.</source>
            <translation>名单上还没有人，请在旁边加入签名的人。</translation>
        </message>
        <message>
            <source>left early, {time}</source>
            <translation>早退，{time}</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>已签</translation>
        </message>
        <message>
            <source>late, {time}</source>
            <translation>迟到，{time}</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>未签</translation>
        </message>
        <message>
            <source>open</source>
            <translation>未处理</translation>
        </message>
        <message>
            <source>not signed, here {time}</source>
            <translation>未签，{time} 已到</translation>
        </message>
        <message>
            <source>checked in {time}</source>
            <translation>{time} 已签到</translation>
        </message>
        <message>
            <source>signed, here {time}</source>
            <translation>已签，{time} 已到</translation>
        </message>
    </context>
    <context>
        <name>SignInEntryCard</name>
        <message>
            <source>Sign-in sheet, line by line</source>
            <translation>逐行录入签到表</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Back to the door (Esc)</source>
            <translation>回到签到（Esc）</translation>
        </message>
        <message>
            <source>Enter: signed · −: not signed · *: late · /: left early · Del: open again. Digits go to a line, letters to a name; Backspace undoes.</source>
            <translation>回车：已签 · −：未签 · *：迟到 · /：早退 · Del：恢复未处理。数字跳到该行，字母跳到姓名；退格撤销。</translation>
        </message>
    </context>
    <context>
        <name>SignInNotice</name>
        <message numerus="yes">
            <source>Sign-in sheet with %n person|people: {path}</source>
            <translation>
                <numerusform>签到表（%n 人）：{path}</numerusform>
            </translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>SignWords</name>
        <message>
            <source>Phones: none gets through, the network has gone</source>
            <translation>手机签到：网络断了，手机都连不上</translation>
        </message>
        <message>
            <source>Phones: none has got through yet</source>
            <translation>手机签到：还没有手机连上</translation>
        </message>
        <message numerus="yes">
            <source>Phones: %n checked in</source>
            <translation>
                <numerusform>手机签到 %n 人</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Skeleton</name>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
    </context>
    <context>
        <name>SleptNotice</name>
        <message>
            <source>Count it</source>
            <translation>计入用时</translation>
        </message>
        <message numerus="yes">
            <source>The block ran on while the program was closed: %n min since the last key.</source>
            <translation>
                <numerusform>程序关闭期间环节仍在计时：距上次按键已 %n 分钟。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The laptop slept for %n min.</source>
            <translation>
                <numerusform>电脑休眠了 %n 分钟。</numerusform>
            </translation>
        </message>
        <message>
            <source>Do not count it</source>
            <translation>不计入</translation>
        </message>
    </context>
    <context>
        <name>SlideOverview</name>
        <message>
            <source>All slides, and search in them</source>
            <translation>全部幻灯片，可搜索</translation>
        </message>
        <message>
            <source>No block of this half-day has slides.</source>
            <translation>这个半天场没有带幻灯片的环节。</translation>
        </message>
        <message>
            <source>This slide is of another file: press Enter to go to its block.</source>
            <translation>这张幻灯片在另一个文件里：按 Enter 转到它的环节。</translation>
        </message>
        <message>
            <source>The half-day is over: open it again with {key} first.</source>
            <translation>这个半天场已结束：请先按 {key} 重新打开。</translation>
        </message>
        <message>
            <source>Start the half-day first: {key}.</source>
            <translation>请先开始这个半天场：{key}。</translation>
        </message>
    </context>
    <context>
        <name>SlideTools</name>
        <message>
            <source>Pointer on the slide</source>
            <translation>幻灯片激光笔</translation>
        </message>
        <message>
            <source>Spotlight on the slide</source>
            <translation>幻灯片聚光</translation>
        </message>
        <message>
            <source>Zoom into the slide</source>
            <translation>放大幻灯片</translation>
        </message>
        <message>
            <source>Draw on the slide</source>
            <translation>在幻灯片上画</translation>
        </message>
        <message>
            <source>The room sees no slide now: the tools work on slides.</source>
            <translation>学员现在看到的不是幻灯片：这些工具只用于幻灯片。</translation>
        </message>
        <message>
            <source>The slide is clean again.</source>
            <translation>这张幻灯片已擦干净。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
    </context>
    <context>
        <name>SlidesTab</name>
        <message>
            <source>Slides</source>
            <translation>幻灯片</translation>
        </message>
        <message>
            <source>Other slides are still being read: wait until they are there, or stop them.</source>
            <translation>还在读取另一份幻灯片：请等它读完，或者停止。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Slides, pictures and films</source>
            <translation>幻灯片、图片和视频</translation>
        </message>
        <message>
            <source>Choose slides</source>
            <translation>选择幻灯片</translation>
        </message>
        <message>
            <source>Films</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>Choose a film</source>
            <translation>选择视频</translation>
        </message>
        <message>
            <source>No film plays on page {page} any more.</source>
            <translation>第 {page} 页不再播放视频。</translation>
        </message>
        <message>
            <source>{film} plays on page {page} from now on.</source>
            <translation>以后放映到第 {page} 页，就播放 {film}。</translation>
        </message>
        <message>
            <source>{file} is in use from now on.</source>
            <translation>现在开始使用 {file}。</translation>
        </message>
        <message>
            <source>{file} is added. To show it, choose its slides in a block of the agenda.</source>
            <translation>{file} 已添加。要放映，请在议程的某个环节里选择它的页码。</translation>
        </message>
        <message numerus="yes">
            <source>Look at %n page|pages: not all is as in the file.</source>
            <translation>
                <numerusform>请看一下 %n 页：和原文件不完全一样。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n block|blocks show pages that it does not have.</source>
            <translation>
                <numerusform>有 %n 个环节要放的页，它里面没有。</numerusform>
            </translation>
        </message>
        <message>
            <source>The slides are removed.</source>
            <translation>幻灯片已移除。</translation>
        </message>
        <message>
            <source>The slides of the programme are back.</source>
            <translation>换回了课程自带的幻灯片。</translation>
        </message>
        <message>
            <source>The slides have another name.</source>
            <translation>幻灯片改名了。</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>The slides are as they were.</source>
            <translation>幻灯片恢复原样了。</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>已停止，什么都没有改动。</translation>
        </message>
    </context>
    <context>
        <name>SoundSwitch</name>
        <message>
            <source>Sounds on or off</source>
            <translation>开关提示音</translation>
        </message>
        <message>
            <source>Sounds are on</source>
            <translation>提示音已打开</translation>
        </message>
        <message>
            <source>Sounds are off</source>
            <translation>提示音已关闭</translation>
        </message>
    </context>
    <context>
        <name>StackForm</name>
        <message>
            <source>New stack</source>
            <translation>新建一叠</translation>
        </message>
        <message>
            <source>Questionnaire</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Filled in</source>
            <translation>填写时间</translation>
        </message>
        <message>
            <source>Half-day</source>
            <translation>半天场</translation>
        </message>
        <message>
            <source>Sheets counted</source>
            <translation>清点份数</translation>
        </message>
        <message>
            <source>Open the stack</source>
            <translation>建好这一叠</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Mixed</source>
            <translation>混合</translation>
        </message>
        <message>
            <source>before the training</source>
            <translation>训前</translation>
        </message>
        <message>
            <source>after the training</source>
            <translation>训后</translation>
        </message>
        <message>
            <source>some time later</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>Choose a questionnaire on the Plan page first.</source>
            <translation>请先在“计划”页选择问卷。</translation>
        </message>
    </context>
    <context>
        <name>StacksCard</name>
        <message>
            <source>Stacks of paper</source>
            <translation>问卷（按叠）</translation>
        </message>
        <message>
            <source>Filled in</source>
            <translation>填写时间</translation>
        </message>
        <message>
            <source>Questionnaire</source>
            <translation>问卷</translation>
        </message>
        <message>
            <source>Keyed</source>
            <translation>已录入</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Stacks of paper; Enter keys one</source>
            <translation>问卷（按叠）；按回车开始录入</translation>
        </message>
        <message>
            <source>No stack yet. Sort the paper by questionnaire, count it, and open a stack for it.</source>
            <translation>还没有问卷。请按问卷分好、数清份数，再新建一叠。</translation>
        </message>
        <message>
            <source>Key this stack</source>
            <translation>录入这一叠</translation>
        </message>
        <message>
            <source>New stack</source>
            <translation>新建一叠</translation>
        </message>
        <message>
            <source>Close the stack</source>
            <translation>完成这一叠</translation>
        </message>
        <message>
            <source>before</source>
            <translation>训前</translation>
        </message>
        <message>
            <source>after</source>
            <translation>训后</translation>
        </message>
        <message>
            <source>later</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已完成</translation>
        </message>
        <message numerus="yes">
            <source>%n set aside</source>
            <translation>
                <numerusform>%n 份待查</numerusform>
            </translation>
        </message>
        <message>
            <source>ready to close</source>
            <translation>可以完成</translation>
        </message>
        <message>
            <source>being keyed</source>
            <translation>录入中</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>待录入</translation>
        </message>
    </context>
    <context>
        <name>StacksFace</name>
        <message>
            <source>The stack is closed.</source>
            <translation>这一叠已完成。</translation>
        </message>
        <message>
            <source>{count} forms, {first} to {last}, {pages} pages: {path}</source>
            <translation>{count} 套，{first} 至 {last}，共 {pages} 页：{path}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>已写入：{path}</translation>
        </message>
    </context>
    <context>
        <name>StageSteps</name>
        <message>
            <source>Prepare</source>
            <translation>准备</translation>
        </message>
        <message>
            <source>Doors</source>
            <translation>签到</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>现场</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>录入</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>分享</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>全部完成</translation>
        </message>
        <message>
            <source>Step {n} of {all}: {step}</source>
            <translation>第 {n} 步，共 {all} 步：{step}</translation>
        </message>
    </context>
    <context>
        <name>Steering</name>
        <message>
            <source>Finish on time</source>
            <translation>准时结束</translation>
        </message>
        <message>
            <source>Put a block in</source>
            <translation>插入环节</translation>
        </message>
        <message>
            <source>Take the last change of the agenda back</source>
            <translation>撤销上一次议程改动</translation>
        </message>
        <message>
            <source>Nothing that is left may be shortened or left out.</source>
            <translation>剩下的环节都不能再压缩或去掉。</translation>
        </message>
        <message>
            <source>This half-day ends on time as it is.</source>
            <translation>照现在的议程可以按时结束。</translation>
        </message>
        <message>
            <source>{block}: {text}</source>
            <translation>{block}：{text}</translation>
        </message>
        <message>
            <source>{title} is left out.</source>
            <translation>“{title}”已跳过。</translation>
        </message>
        <message>
            <source>{title} is put off to follow-up.</source>
            <translation>“{title}”留到课后跟进。</translation>
        </message>
        <message>
            <source>{title} is in the agenda again.</source>
            <translation>“{title}”已恢复到议程中。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>The agenda was not changed since the start.</source>
            <translation>开始以来议程没有改动过。</translation>
        </message>
        <message>
            <source>The agenda is as it was. {key} again brings the change back.</source>
            <translation>议程已恢复原样。再按 {key} 可重新采用。</translation>
        </message>
        <message>
            <source>{title} is in the agenda.</source>
            <translation>“{title}”已加入议程。</translation>
        </message>
    </context>
    <context>
        <name>StoreState</name>
        <message>
            <source>Read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>处理中</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
    </context>
    <context>
        <name>TakeOverNotice</name>
        <message>
            <source>Show codes for that laptop</source>
            <translation>显示二维码给那台电脑</translation>
        </message>
    </context>
    <context>
        <name>Telling</name>
        <message>
            <source>Tell the trainer something: one line on the console  {keys}</source>
            <translation>给培训师留言：在现场页面显示一行  {keys}</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>留言</translation>
        </message>
        <message>
            <source>Tell the trainer something: one line on the console</source>
            <translation>给培训师留言：在现场页面显示一行</translation>
        </message>
        <message>
            <source>Tell the trainer something</source>
            <translation>给培训师留言</translation>
        </message>
        <message>
            <source>{name} sees it on the console.</source>
            <translation>{name} 会在现场页面看到。</translation>
        </message>
        <message>
            <source>The trainer sees it on the console.</source>
            <translation>培训师会在现场页面看到。</translation>
        </message>
        <message>
            <source>The last one, {sent}, is not seen yet: {text}</source>
            <translation>上一条（{sent}）还没有看：{text}</translation>
        </message>
        <message>
            <source>The last one, {sent}, was seen at {seen}: {text}</source>
            <translation>上一条（{sent}）已在 {seen} 看过：{text}</translation>
        </message>
    </context>
    <context>
        <name>ThingsPart</name>
        <message>
            <source>Materials, one a line</source>
            <translation>物料（一行一样）</translation>
        </message>
        <message>
            <source>Handout</source>
            <translation>讲义</translation>
        </message>
    </context>
    <context>
        <name>TimeCard</name>
        <message>
            <source>The end of a block is heard at this laptop</source>
            <translation>环节快结束时本机会响铃</translation>
        </message>
        <message>
            <source>Let the end of a block be heard</source>
            <translation>环节快结束时响铃</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>−1 min</source>
            <translation>−1 分钟</translation>
        </message>
        <message>
            <source>+1 min</source>
            <translation>+1 分钟</translation>
        </message>
        <message>
            <source>+5 min</source>
            <translation>+5 分钟</translation>
        </message>
        <message>
            <source>Back to the block before</source>
            <translation>回到上一环节</translation>
        </message>
        <message>
            <source>One minute less for this block</source>
            <translation>本环节减 1 分钟</translation>
        </message>
        <message>
            <source>One minute more for this block</source>
            <translation>本环节加 1 分钟</translation>
        </message>
        <message>
            <source>Five minutes more for this block</source>
            <translation>本环节加 5 分钟</translation>
        </message>
        <message>
            <source>Could start now</source>
            <translation>现在可以开始</translation>
        </message>
        <message>
            <source>Starts at</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Ended at</source>
            <translation>结束时间</translation>
        </message>
        <message>
            <source>Paused, left in this block</source>
            <translation>已暂停，本环节还剩</translation>
        </message>
        <message>
            <source>Left in this block</source>
            <translation>本环节还剩</translation>
        </message>
        <message>
            <source>This half-day is over</source>
            <translation>本半天场已结束</translation>
        </message>
        <message>
            <source>Ready to start</source>
            <translation>可以开始了</translation>
        </message>
        <message>
            <source>This is the last block</source>
            <translation>这是最后一个环节</translation>
        </message>
        <message>
            <source>First: {title}</source>
            <translation>首先：{title}</translation>
        </message>
        <message>
            <source>Next: {title}, {minutes}</source>
            <translation>接下来：{title}，{minutes}</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>重新打开</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>上一环节</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>On to the paper</source>
            <translation>去录入问卷</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Next block</source>
            <translation>下一环节</translation>
        </message>
    </context>
    <context>
        <name>TimerTile</name>
        <message>
            <source>{round} · time is up</source>
            <translation>{round} · 时间到</translation>
        </message>
        <message>
            <source>Round {number} of {all}</source>
            <translation>第 {number} 轮，共 {all} 轮</translation>
        </message>
        <message>
            <source>Group {number}</source>
            <translation>第 {number} 组</translation>
        </message>
        <message>
            <source>All rounds done</source>
            <translation>全部轮次已完成</translation>
        </message>
        <message>
            <source>{round} · ready</source>
            <translation>{round} · 待开始</translation>
        </message>
        <message>
            <source>{round} · paused</source>
            <translation>{round} · 已暂停</translation>
        </message>
    </context>
    <context>
        <name>TimersFace</name>
        <message>
            <source>Group timers</source>
            <translation>小组计时</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>组数</translation>
        </message>
        <message>
            <source>Minutes of each round</source>
            <translation>每轮分钟数</translation>
        </message>
        <message>
            <source>Several rounds: 5, 5, 10</source>
            <translation>多轮这样写：5, 5, 10</translation>
        </message>
        <message>
            <source>The next round begins by itself</source>
            <translation>自动开始下一轮</translation>
        </message>
        <message>
            <source>Set the timers up</source>
            <translation>设置计时</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Next round</source>
            <translation>下一轮</translation>
        </message>
        <message>
            <source>+1 min</source>
            <translation>+1 分钟</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Write minutes, such as 5 or 5, 5, 10.</source>
            <translation>请填写分钟数，如 5 或 5, 5, 10。</translation>
        </message>
        <message>
            <source>All groups</source>
            <translation>全部小组</translation>
        </message>
        <message>
            <source>Which timer the buttons mean</source>
            <translation>按钮针对哪个计时</translation>
        </message>
    </context>
    <context>
        <name>TimesPart</name>
        <message>
            <source>{least}–{ideal}–{most} min</source>
            <translation>{least}–{ideal}–{most} 分钟</translation>
        </message>
        <message>
            <source>fixed at {time}</source>
            <translation>固定于 {time}</translation>
        </message>
        <message>
            <source>Fixed start</source>
            <translation>固定开始时间</translation>
        </message>
        <message>
            <source>Fixed start at</source>
            <translation>固定开始于</translation>
        </message>
        <message>
            <source>Shortest</source>
            <translation>最短</translation>
        </message>
        <message>
            <source>Wished</source>
            <translation>理想</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>最长</translation>
        </message>
        <message>
            <source>{length} minutes</source>
            <translation>{length}分钟数</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>ToolPanel</name>
        <message>
            <source>On the slide</source>
            <translation>幻灯片工具</translation>
        </message>
        <message>
            <source>Pointer</source>
            <translation>激光笔</translation>
        </message>
        <message>
            <source>Spotlight</source>
            <translation>聚光</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>放大镜</translation>
        </message>
        <message>
            <source>Pen</source>
            <translation>画笔</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>What the room sees</source>
            <translation>学员看到的画面</translation>
        </message>
        <message>
            <source>Whole slide  0</source>
            <translation>整张  0</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Take the last stroke back</source>
            <translation>撤销上一笔</translation>
        </message>
        <message>
            <source>Take the last stroke back  Backspace</source>
            <translation>撤销上一笔  Backspace</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Wipe this slide clean</source>
            <translation>擦掉这张上的笔迹</translation>
        </message>
        <message>
            <source>Wipe this slide clean  Del</source>
            <translation>擦掉这张上的笔迹  Del</translation>
        </message>
        <message>
            <source>Keep with the session</source>
            <translation>随场次保留</translation>
        </message>
        <message>
            <source>Drawings stay until the half-day is over, after a crash, too. Without this, they go when another one is opened.</source>
            <translation>半天场结束前，笔迹一直都在，程序意外退出后也会恢复。不勾选时，结束后打开另一场，笔迹就会被删除。</translation>
        </message>
        <message>
            <source>Red pen</source>
            <translation>红色笔</translation>
        </message>
        <message>
            <source>Blue pen</source>
            <translation>蓝色笔</translation>
        </message>
        <message>
            <source>Green pen</source>
            <translation>绿色笔</translation>
        </message>
        <message>
            <source>Purple pen</source>
            <translation>紫色笔</translation>
        </message>
        <message>
            <source>Lead it with the mouse over the picture, or with the arrow keys.</source>
            <translation>在画面上移动鼠标，或用方向键移动。</translation>
        </message>
        <message>
            <source>Mouse or arrow keys lead it, the wheel or + and − size it.</source>
            <translation>鼠标或方向键移动，滚轮或 +、− 改变大小。</translation>
        </message>
        <message>
            <source>The wheel or + and − come closer, drag or arrow keys move the slide.</source>
            <translation>滚轮或 +、− 缩放，拖动或方向键移动。</translation>
        </message>
        <message>
            <source>Draw on the picture. By keys: Space sets the pen down and lifts it.</source>
            <translation>在画面上画。用键盘时，按空格键落笔、提笔。</translation>
        </message>
        <message>
            <source>Farther</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Closer</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Thinner</source>
            <translation>细一些</translation>
        </message>
        <message>
            <source>Thicker</source>
            <translation>粗一些</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>小一些</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>大一些</translation>
        </message>
    </context>
    <context>
        <name>UsedBar</name>
        <message>
            <source>Open that form</source>
            <translation>打开那一份</translation>
        </message>
        <message>
            <source>Key it a second time</source>
            <translation>复录一遍</translation>
        </message>
        <message>
            <source>Give this paper a new number</source>
            <translation>给这份问卷换新编号</translation>
        </message>
    </context>
    <context>
        <name>WalkInForm</name>
        <message>
            <source>Walk-in</source>
            <translation>现场加入</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Employee number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Add and check in</source>
            <translation>登记并签到</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>WarningLines</name>
        <message numerus="yes">
            <source>%n more to look at</source>
            <translation>
                <numerusform>还有 %n 条提醒</numerusform>
            </translation>
        </message>
        <message>
            <source>Show fewer</source>
            <translation>收起</translation>
        </message>
    </context>
    <context>
        <name>WayCard</name>
        <message>
            <source>Apply</source>
            <translation>采用</translation>
        </message>
    </context>
    <context>
        <name>WaysPanel</name>
        <message>
            <source>Finish on time</source>
            <translation>准时结束</translation>
        </message>
        <message>
            <source>Leave all as it is</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <source>Press 1.</source>
            <translation>按 1 采用。</translation>
        </message>
        <message>
            <source>Press 1 or 2.</source>
            <translation>按 1 或 2 采用。</translation>
        </message>
        <message>
            <source>Press 1, 2 or 3.</source>
            <translation>按 1、2 或 3 采用。</translation>
        </message>
        <message>
            <source>{key} takes it back. The projector says nothing of it.</source>
            <translation>{key} 撤销。投影上不会显示。</translation>
        </message>
    </context>
    <context>
        <name>WelcomeCard</name>
        <message>
            <source>The demo is being made …</source>
            <translation>正在生成演示……</translation>
        </message>
        <message>
            <source>Look around in a demo</source>
            <translation>先看看演示</translation>
        </message>
        <message>
            <source>A good day of training begins here.</source>
            <translation>一场好培训，
从这里开始。</translation>
        </message>
        <message>
            <source>Prepare a session, welcome people at the door, keep time in the room, key the paper, and share what changed. Everything stays on this computer.</source>
            <translation>准备场次、门口签到、掌握现场时间、录入问卷、分享变化，一气呵成。所有数据都只保存在这台电脑上。</translation>
        </message>
        <message>
            <source>Make the first session</source>
            <translation>新建第一个场次</translation>
        </message>
        <message>
            <source>A finished session with 100 made-up people. It can be deleted at any time.</source>
            <translation>一场已结束的培训，100 位虚构学员，随时可以删除。</translation>
        </message>
    </context>
    <context>
        <name>WindowCommands</name>
        <message>
            <source>Find anything to do, or somebody</source>
            <translation>查找操作或学员</translation>
        </message>
        <message>
            <source>Chinese or English</source>
            <translation>中英文切换</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>This list</source>
            <translation>本列表</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>New session</source>
            <translation>新建场次</translation>
        </message>
        <message>
            <source>Switch the language</source>
            <translation>切换语言</translation>
        </message>
        <message>
            <source>Light or dark theme</source>
            <translation>浅色或深色主题</translation>
        </message>
        <message>
            <source>Keys of this page</source>
            <translation>本页快捷键</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceCard</name>
        <message numerus="yes">
            <source>%n damaged place(s) found. Put the newest backup back.</source>
            <translation>
                <numerusform>发现 %n 处损坏，请恢复最近的备份。</numerusform>
            </translation>
        </message>
        <message>
            <source>Every page of the workspace is sound.</source>
            <translation>工作区每一页都完好。</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>工作区</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Printed at the top of every summary.</source>
            <translation>印在每份总结的最上方。</translation>
        </message>
        <message>
            <source>Smallest group shown</source>
            <translation>最小显示人数</translation>
        </message>
        <message>
            <source>Of fewer people than this, no answers are shown, so that nobody can be picked out.</source>
            <translation>少于这个人数就不显示答案，以免有人被认出来。</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Check for damage</source>
            <translation>检查是否损坏</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Free on the disk</source>
            <translation>磁盘剩余空间</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>文件格式</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Needed to open it</source>
            <translation>打开时需要</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>写入</translation>
        </message>
        <message>
            <source>Read-only here: nothing can be changed</source>
            <translation>此处只读，无法修改</translation>
        </message>
    </context>
    <context>
        <name>_LineRow</name>
        <message>
            <source>Mend</source>
            <translation>要处理</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>要留意</translation>
        </message>
        <message>
            <source>To try</source>
            <translation>待测试</translation>
        </message>
        <message>
            <source>To know</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>正常</translation>
        </message>
    </context>
</TS>
